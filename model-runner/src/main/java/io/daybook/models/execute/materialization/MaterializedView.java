package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;

/// A materialized view: made the first time and on a full refresh, else refreshed, or altered where
/// its configuration has changed.
final class MaterializedView {
  private MaterializedView() {}

  static void build(NodeContext context, String sql) {
    Swap swap = Swap.begin(context, "materialized_view");
    swap.dropLeftovers();
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    String statement = statement(context, sql, swap);
    List<Hook> after = context.hooks("post-hook");
    if (statement.isEmpty()) {
      context.results().storeRaw("main", "skip " + swap.target().render(), "skip", "-1", null);
    } else {
      context.runHooks(before, true);
      context.statement("main", "\n        " + statement + "\n    ", false, true);
      TableAndView.grantAndDescribe(context, swap.existing(), swap.target(), true);
      context.runHooks(after, true);
      context.warehouse().commit();
    }
    context.call("drop_relation_if_exists", swap.backup());
    context.call("drop_relation_if_exists", swap.intermediate());
    context.runHooks(after, false);
  }

  /// What is to be sent; empty for nothing.
  private static String statement(NodeContext context, String sql, Swap swap) {
    RelationValue old = swap.old();
    RelationValue target = swap.target();
    if (old == null) {
      return TableAndView.text(context, "get_create_materialized_view_as_sql", target, sql);
    }
    boolean refresh = Boolean.TRUE.equals(context.call("should_full_refresh"));
    if (refresh || !old.isMaterializedView()) {
      return TableAndView.text(context, "get_replace_sql", old, target, sql);
    }
    Object changes =
        context.call("get_materialized_view_configuration_changes", old, context.configValue());
    if (changes instanceof None) {
      return TableAndView.text(context, "refresh_materialized_view", target);
    }
    String rule = String.valueOf(context.configText("on_configuration_change"));
    String found =
        "Configuration changes were identified and `on_configuration_change` was set to `"
            + rule
            + "` for `"
            + target.render()
            + "`";
    return switch (rule) {
      case "apply" ->
          TableAndView.text(
              context,
              "get_alter_materialized_view_as_sql",
              target,
              changes,
              sql,
              old,
              swap.backup(),
              swap.intermediate());
      case "continue" -> {
        context.workspace().warn("JinjaLogWarning", found);
        yield "";
      }
      case "fail" -> throw Errors.failFast(found);
      default -> throw Errors.compilation("Unexpected configuration scenario");
    };
  }
}
