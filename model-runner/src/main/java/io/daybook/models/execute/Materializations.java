package io.daybook.models.execute;

import io.daybook.models.compile.NodeContext;
import java.util.Map;

/// How each kind of node becomes a relation.
final class Materializations {
  /// A way to make a relation of a compiled node.
  @FunctionalInterface
  interface Materialization {
    /// Makes it; the result of the statement `main` says how it went.
    void build(NodeContext context, String sql);
  }

  static final Map<String, Materialization> BUILTIN =
      Map.of(
          "view", TableAndView::view,
          "table", TableAndView::table,
          "incremental", Incremental::build,
          "seed", SeedFile::load,
          "snapshot", History::take);

  private Materializations() {}
}
