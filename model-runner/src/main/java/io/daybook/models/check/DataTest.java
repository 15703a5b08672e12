package io.daybook.models.check;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import java.util.List;
import java.util.Set;

/// A test that counts rows which should not be there.
public final class DataTest {
  private DataTest() {}

  /// Runs the compiled query of a test.
  public static Verdict run(NodeContext context, String sql) {
    query(context, sql);
    return verdict(context);
  }

  /// Sends the query of a test; its one row stays with the statement `main`.
  public static void query(NodeContext context, String sql) {
    calls(context);
    String limited = text(context, "get_limit_subquery_sql", sql, context.config("limit"));
    String main = stores(context) ? stored(context, limited) : limited;
    context.statement("main", header(context) + counted(context, main), true, true);
  }

  /// The statement that counts the failures of a compiled test without stored failures.
  public static String statement(NodeContext context, String sql) {
    calls(context);
    return counted(context, text(context, "get_limit_subquery_sql", sql, context.config("limit")));
  }

  /// The macros that the manifest names for a test that ran, in dbt's order.
  private static void calls(NodeContext context) {
    context
        .workspace()
        .compilation()
        .calls(context, "get_limit_subquery_sql", "should_store_failures", "statement");
  }

  private static String counted(NodeContext context, String main) {
    return text(
        context,
        "get_test_sql",
        main,
        or(context, "fail_calc", "count(*)"),
        or(context, "warn_if", "!= 0"),
        or(context, "error_if", "!= 0"),
        None.NONE);
  }

  /// SQL before the statement, which a test may have only if a flag of the project allows it.
  private static String header(NodeContext context) {
    String header = context.configText("sql_header");
    boolean allowed = context.workspace().flags().is("require_sql_header_in_test_configs");
    return header == null || !allowed ? "" : header + "\n";
  }

  /// The verdict on the row that the statement `main` gave.
  public static Verdict verdict(NodeContext context) {
    TableValue table = context.results().mainTable();
    List<List<Object>> rows = table == null ? List.of() : table.values();
    String id = context.node().uniqueId();
    if (rows.size() != 1) {
      throw Errors.runtime(
          "dbt internally failed to execute %s: Returned %d rows, but expected 1 row"
              .formatted(id, rows.size()));
    }
    List<Object> row = rows.getFirst();
    if (row.size() != 3) {
      throw Errors.runtime(
          "dbt internally failed to execute %s: Returned %d columns, but expected 3 columns"
              .formatted(id, row.size()));
    }
    if (!(row.get(0) instanceof Number count)) {
      throw Errors.result("None is not of type 'integer'");
    }
    return Verdict.of(
        context.node().config(),
        context.workspace().isError("LogTestResult"),
        count.longValue(),
        truth(row.get(1)),
        truth(row.get(2)));
  }

  private static boolean truth(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case Number number -> number.longValue() != 0;
      case String text ->
          Set.of("true", "t", "yes", "y", "on", "1")
              .contains(text.toLowerCase(java.util.Locale.ROOT));
      default -> false;
    };
  }

  private static boolean stores(NodeContext context) {
    return Boolean.TRUE.equals(context.call("should_store_failures"));
  }

  /// Keeps the failing rows in a relation and reads them from there.
  private static String stored(NodeContext context, String sql) {
    String kind = or(context, "store_failures_as", "table");
    if (!Set.of("table", "view").contains(kind)) {
      throw Errors.compilation(
          "'"
              + kind
              + "' is not a valid value for `store_failures_as`. Accepted values are: ['ephemeral', 'table', 'view']");
    }
    RelationValue target = context.thisRelation().withType(kind);
    RelationValue old = context.find(target);
    if (old != null) {
      context.dropRelation(old);
    }
    context.statement(
        null, header(context) + text(context, "get_create_sql", target, sql), false, true);
    context.warehouse().commit();
    return "\n        select *\n        from " + target.render() + "\n    ";
  }

  private static String or(NodeContext context, String key, String otherwise) {
    String value = context.configText(key);
    return value == null ? otherwise : value;
  }

  private static String text(NodeContext context, String macro, Object... arguments) {
    return String.valueOf(context.call(macro, arguments));
  }
}
