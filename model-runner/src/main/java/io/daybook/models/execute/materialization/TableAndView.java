package io.daybook.models.execute.materialization;

import io.daybook.models.builtin.GrantMacros;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Hook;
import java.util.List;

/// Tables and views: built beside the old one, put in its place in one transaction, the old one
/// dropped after the commit.
final class TableAndView {
  private TableAndView() {}

  static void view(NodeContext context, String sql) {
    Swap swap = Swap.begin(context, "view");
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    swap.dropLeftovers();
    context.runHooks(before, true);
    context.statement(
        "main", text(context, "get_create_view_as_sql", swap.intermediate(), sql), false, true);
    swap.hold();
    swap.swap();
    GrantMacros.grantAndDescribe(context, swap.existing(), swap.target(), true);
    List<Hook> after = context.hooks("post-hook");
    context.runHooks(after, true);
    swap.commit();
    context.runHooks(after, false);
    context.warehouse().finish();
  }

  static void table(NodeContext context, String sql) {
    Swap swap = Swap.begin(context, "table");
    swap.dropLeftovers();
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    context.runHooks(before, true);
    context.statement(
        "main",
        text(context, "get_create_table_as_sql", false, swap.intermediate(), sql),
        false,
        true);
    context.call("create_indexes", swap.intermediate());
    swap.hold();
    swap.swap();
    List<Hook> after = context.hooks("post-hook");
    context.runHooks(after, true);
    GrantMacros.grantAndDescribe(context, swap.existing(), swap.target(), true);
    swap.commit();
    context.runHooks(after, false);
    context.warehouse().finish();
  }

  /// The text that a macro gives.
  static String text(NodeContext context, String macro, Object... arguments) {
    return String.valueOf(context.call(macro, arguments));
  }
}
