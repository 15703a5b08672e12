package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.node.Node;
import io.daybook.models.node.Relation;
import java.util.Optional;

/// `clone`: PostgreSQL cannot copy a table without its rows, so what stands elsewhere is seen here
/// through a view.
public final class Copy {
  private Copy() {}

  /// Makes the view; does nothing where nothing stands elsewhere, or where something stands here
  /// already and is not to be made anew. A project's own materialization `clone` or `view` wins.
  public static void make(NodeContext context) {
    Workspace workspace = context.workspace();
    CallableValue own = workspace.macros().materialization(context, "clone");
    if (own != null) {
      context.invoke(own, Arguments.NONE);
      return;
    }
    Optional<Relation> elsewhere =
        context.node() instanceof Node node ? node.deferredRelation() : Optional.empty();
    if (elsewhere.isEmpty()) {
      workspace
          .story()
          .info("No relation found in state manifest for " + context.node().uniqueId());
      return;
    }
    Object here = context.call("load_cached_relation", context.thisRelation());
    if (here instanceof RelationValue existing && !workspace.flags().is("full_refresh")) {
      workspace.story().info("Relation " + existing.render() + " already exists");
      return;
    }
    String sql = "select * from " + elsewhere.get().render();
    context.scope().define("sql", sql);
    CallableValue view = workspace.macros().materialization(context, "view");
    if (view == null) {
      TableAndView.view(context, sql);
    } else {
      context.invoke(view, Arguments.NONE);
    }
  }
}
