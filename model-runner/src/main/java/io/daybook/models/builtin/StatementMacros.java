package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.TableValue;

/// Sending SQL, hooks, and questions about the invocation.
final class StatementMacros {
  private StatementMacros() {}

  static void addTo(Library library) {
    library
        .add(
            "statement",
            "name, fetch_result=false, auto_begin=true, language='sql'",
            StatementMacros::statement)
        .add("noop_statement", "name, message, code, rows_affected, res", StatementMacros::noop)
        .add("run_query", "sql", call -> runQuery(call.context(), call.text("sql")))
        .add("run_hooks", "hooks, inside_transaction=true", StatementMacros::runHooks)
        .add("make_hook_config", "sql, inside_transaction", StatementMacros::hookConfig)
        .add("before_begin", "sql", call -> call.macro("make_hook_config", call.get("sql"), false))
        .add("in_transaction", "sql", call -> call.macro("make_hook_config", call.get("sql"), true))
        .add("after_commit", "sql", call -> call.macro("make_hook_config", call.get("sql"), false))
        .add("set_sql_header", "config", StatementMacros::setHeader)
        .add("should_full_refresh", "", call -> !call.context().isContinued() && fullRefresh(call))
        .add("should_store_failures", "", call -> flag(call, "store_failures", "store_failures"))
        .add("is_incremental", "", call -> call.context().isIncremental())
        .add("is_core_v2", "", _ -> false)
        .add("py_current_timestring", "", call -> call.context().timeString())
        .standard("validate_sql", "sql", StatementMacros::validate);
  }

  private static Object statement(Call call) {
    if (!call.context().executes()) {
      return "";
    }
    call.context()
        .statement(
            call.textOrNull("name"),
            call.caller(),
            call.truth("fetch_result"),
            call.truth("auto_begin"));
    return "";
  }

  private static Object noop(Call call) {
    String sql = call.caller();
    String name = call.textOrNull("name");
    if ("main".equals(name)) {
      call.context().write(sql);
    }
    if (name != null) {
      call.context()
          .results()
          .storeRaw(
              name,
              call.text("message"),
              call.text("code"),
              call.get("rows_affected"),
              call.get("res") instanceof TableValue table ? table : null);
    }
    return "";
  }

  /// The rows of a query as a table.
  static Object runQuery(NodeContext context, String sql) {
    if (!context.executes()) {
      return None.NONE;
    }
    return context.table(context.query("\n    " + sql + "\n  "));
  }

  private static Object runHooks(Call call) {
    boolean inside = call.truth("inside_transaction");
    call.context().runHooks(Hook.all(call.list("hooks")), inside);
    return "";
  }

  private static String hookConfig(Call call) {
    return call.context()
        .json(
            java.util.Map.of(
                "sql", call.text("sql"), "transaction", call.truth("inside_transaction")));
  }

  private static Object setHeader(Call call) {
    call.context().configValue().set("sql_header", call.caller());
    return "";
  }

  private static boolean fullRefresh(Call call) {
    return Boolean.TRUE.equals(flag(call, "full_refresh", "full_refresh"));
  }

  private static Object flag(Call call, String config, String flag) {
    Object value = call.context().config(config);
    return value instanceof None ? call.context().flag(flag) : value;
  }

  private static Object validate(Call call) {
    call.context().statement("validate_sql", "explain " + call.text("sql"), false, true);
    return call.context().results().load("validate_sql");
  }
}
