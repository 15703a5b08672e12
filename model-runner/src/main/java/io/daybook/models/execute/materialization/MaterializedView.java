package io.daybook.models.execute.materialization;

import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.RelationValue;

/// A materialized view: made the first time and on a full refresh, else refreshed, or altered where
/// its configuration has changed. Each step is a macro of dbt, so that a project may have its own.
final class MaterializedView {
  private MaterializedView() {}

  static void build(NodeContext context) {
    Swap swap = Swap.begin(context, "materialized_view");
    RelationValue target = swap.target();
    RelationValue backup = swap.backup();
    RelationValue intermediate = swap.intermediate();
    Object old = swap.existing();
    Object after = context.macroValue("post_hooks");
    context.call("materialized_view_setup", backup, intermediate, context.macroValue("pre_hooks"));
    String statement =
        TableAndView.text(
            context, "materialized_view_get_build_sql", old, target, backup, intermediate);
    if (statement.isEmpty()) {
      context.call("materialized_view_execute_no_op", target);
    } else {
      context.call("materialized_view_execute_build_sql", statement, old, target, after);
    }
    context.call("materialized_view_teardown", backup, intermediate, after);
  }
}
