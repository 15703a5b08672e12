package io.daybook.models.execute.materialization;

import io.daybook.models.compile.NodeContext;
import java.util.Map;

/// How each kind of node becomes a relation.
public final class Materializations {
  /// A way to make a relation of a compiled node.
  @FunctionalInterface
  public interface Materialization {
    /// Makes it; the result of the statement `main` says how it went.
    void build(NodeContext context, String sql);
  }

  /// By the names that projects use.
  public static final Map<String, Materialization> BUILTIN =
      Map.of(
          "view", TableAndView::view,
          "table", TableAndView::table,
          "incremental", Incremental::build,
          "seed", SeedFile::load,
          "snapshot", History::take,
          "materialized_view", (context, _) -> MaterializedView.build(context),
          "function", UserFunction::create);

  private Materializations() {}
}
