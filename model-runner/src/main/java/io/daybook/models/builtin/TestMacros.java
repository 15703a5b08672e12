package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.check.DataTest;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.node.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Generic tests, the query around a test, rows of unit tests, freshness.
final class TestMacros {
  private TestMacros() {}

  /// What a project's own materialization of tests hands the work to.
  private static Object materialization(Call call) {
    DataTest.query(call.context(), Text.of(call.context().macroValue("sql")));
    PyDict made = new PyDict();
    made.put("relations", new PyList());
    return made;
  }

  static void addTo(Library library) {
    // One entry per macro.
    library
        .standard(
            "get_test_sql", "main_sql, fail_calc, warn_if, error_if, limit", TestMacros::testSql)
        .standard("get_where_subquery", "relation", TestMacros::where)
        .add("materialization_test_default", "", TestMacros::materialization)
        .add(
            "get_limit_subquery_sql",
            "sql, limit",
            call -> call.dispatch("get_limit_sql", call.get("sql"), call.get("limit")))
        .add(
            "default__get_limit_sql",
            "sql, limit",
            call ->
                "\n  "
                    + call.text("sql")
                    + "\n  "
                    + (call.isNone("limit") ? "" : "limit " + call.text("limit"))
                    + "\n")
        .add(
            "get_show_sql",
            "compiled_code, sql_header, limit",
            call ->
                (call.isNone("sql_header") ? "" : call.text("sql_header") + "\n")
                    + call.sql(
                        "get_limit_subquery_sql", call.get("compiled_code"), call.get("limit")))
        .standard("collect_freshness", "source, loaded_at_field, filter", TestMacros::freshness)
        .standard(
            "collect_freshness_custom_sql", "source, loaded_at_query", TestMacros::freshnessByQuery)
        .standard(
            "get_unit_test_sql",
            "main_sql, expected_fixture_sql, expected_column_names",
            TestMacros::unitTest)
        .add("get_fixture_sql", "rows, column_name_to_data_types", TestMacros::fixture)
        .add(
            "get_expected_sql",
            "rows, column_name_to_data_types, column_name_to_quoted",
            TestMacros::expected)
        .add("format_row", "row, column_name_to_data_types", TestMacros::formatRow)
        .standard("validate_fixture_rows", "rows, row_number", _ -> "");
    BuiltinTests.addTo(library);
  }

  private static String testSql(Call call) {
    String calc = call.text("fail_calc");
    String limit = call.isNone("limit") ? "" : "limit " + call.text("limit");
    return """

    select
      %1$s as failures,
      %1$s %2$s as should_warn,
      %1$s %3$s as should_error
    from (
      %4$s
      %5$s
    ) dbt_internal_test
    """
        .formatted(calc, call.text("warn_if"), call.text("error_if"), call.text("main_sql"), limit);
  }

  private static Object where(Call call) {
    String where = call.context().configText("where");
    return where == null || where.isEmpty()
        ? call.get("relation")
        : "(select * from " + call.text("relation") + " where " + where + ") dbt_subquery";
  }

  private static Object freshness(Call call) {
    String filter = call.truth("filter") ? "\n    where " + call.text("filter") : "";
    String sql =
        "select\n      max("
            + call.text("loaded_at_field")
            + ") as max_loaded_at,\n      "
            + call.sql("current_timestamp")
            + " as snapshotted_at\n    from "
            + call.text("source")
            + filter;
    call.context().statement("collect_freshness", sql, true, false);
    return call.context().results().load("collect_freshness");
  }

  private static Object freshnessByQuery(Call call) {
    String sql =
        "with source_query as (\n    "
            + call.text("loaded_at_query")
            + "\n  )\n  select\n    (select * from source_query) as max_loaded_at,\n    "
            + call.sql("current_timestamp")
            + " as snapshotted_at\n";
    call.context().statement("collect_freshness_custom_sql", sql, true, false);
    return call.context().results().load("collect_freshness_custom_sql");
  }

  private static String unitTest(Call call) {
    String columns = String.join(", ", call.texts("expected_column_names"));
    return """
    -- Build actual result given inputs
    with dbt_internal_unit_test_actual as (
      select %1$s, 'actual' as "actual_or_expected"
      from (
        %2$s
      ) _dbt_internal_unit_test_actual
    ),
    -- Build expected result
    dbt_internal_unit_test_expected as (
      select %1$s, 'expected' as "actual_or_expected"
      from (
        %3$s
      ) _dbt_internal_unit_test_expected
    )
    -- Union actual and expected results
    select * from dbt_internal_unit_test_actual
    union all
    select * from dbt_internal_unit_test_expected
    """
        .formatted(columns, call.text("main_sql"), call.text("expected_fixture_sql"));
  }

  private static Object formatRow(Call call) {
    PyDict row = (PyDict) call.get("row");
    PyDict types = (PyDict) call.get("column_name_to_data_types");
    PyDict formatted = new PyDict();
    for (PyDict.Item item : row.items()) {
      String name = String.valueOf(item.key()).toLowerCase(Locale.ROOT);
      Object type = types.find(name);
      if (type == null) {
        throw unknownColumn(call.context(), name, types);
      }
      formatted.put(name, cell(call, item.value(), String.valueOf(type)));
    }
    return formatted;
  }

  private static RuntimeException unknownColumn(NodeContext context, String name, PyDict types) {
    String fixture = context.isUnitTest() ? "expected output" : "'" + context.name() + "'";
    List<String> accepted = new ArrayList<>();
    types.keySet().forEach(key -> accepted.add("'" + key + "'"));
    return Errors.compilation(
        "Invalid column name: '%s' in unit test fixture for %s.\nAccepted columns for %s are: %s"
            .formatted(name, fixture, fixture, accepted));
  }

  /// Texts lose no character to the length of their column's type.
  private static Object cell(Call call, Object value, String type) {
    if (value instanceof String text) {
      String open = type.contains("varying") ? type.split("\\(", 2)[0] : type;
      Object literal = call.macro("string_literal", call.macro("escape_single_quotes", text));
      return call.macro("safe_cast", literal, open);
    }
    boolean none = value instanceof None;
    return call.macro("safe_cast", none ? "null" : value, type);
  }

  /// The relation that a fixture has the columns of: where it is deferred to, if it is not here.
  private static RelationValue thisOrDeferred(NodeContext context) {
    RelationValue here = context.thisRelation();
    return ((Node) context.node())
        .deferredRelation()
        .filter(_ -> context.call("load_cached_relation", here) instanceof None)
        .map(elsewhere -> RelationValue.of(elsewhere, null))
        .orElse(here);
  }

  private static Object fixture(Call call) {
    // The query grows row by row; dbt's spaces are kept because people compare the text.
    NodeContext context = call.context();
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, String> quoted = new LinkedHashMap<>();
    if (call.get("column_name_to_data_types") instanceof PyDict given && !given.isEmpty()) {
      given
          .items()
          .forEach(item -> types.put(String.valueOf(item.key()), String.valueOf(item.value())));
      types.keySet().forEach(name -> quoted.put(name, '"' + name + '"'));
    } else {
      context
          .columnsOf(thisOrDeferred(context))
          .forEach(column -> {
            types.put(column.column().toLowerCase(Locale.ROOT), column.dataType());
            quoted.put(column.column().toLowerCase(Locale.ROOT), column.quoted());
          });
    }
    if (types.isEmpty()) {
      throw Errors.compilation(
          "Not able to get columns for unit test '%s' from relation %s because the relation doesn't exist"
              .formatted(context.name(), context.thisRelation().render()));
    }
    PyDict typeDict = new PyDict();
    types.forEach(typeDict::put);
    StringJoiner selects = new StringJoiner("\nunion all\n");
    for (Object row : call.list("rows")) {
      PyDict formatted = (PyDict) call.macro("format_row", row, typeDict);
      StringJoiner columns = new StringJoiner(", ");
      types.forEach((name, type) -> {
        Object value = formatted.find(name);
        Object shown = value == null ? call.macro("safe_cast", "null", type) : value;
        columns.add(String.valueOf(shown).strip() + " as " + quoted.get(name));
      });
      selects.add("select " + columns);
    }
    if (call.list("rows").isEmpty()) {
      StringJoiner columns = new StringJoiner(", ");
      types.forEach((name, type) ->
          columns.add(call.sql("safe_cast", "null", type).strip() + " as " + quoted.get(name)));
      selects.add("select " + columns + "\n    limit 0");
    }
    return "\n-- Fixture for " + context.name() + "\n" + selects + "\n";
  }

  private static Object expected(Call call) {
    if (call.list("rows").isEmpty()) {
      return "\n    select * from dbt_internal_unit_test_actual\n    limit 0\n";
    }
    PyDict quoted = (PyDict) call.get("column_name_to_quoted");
    StringJoiner selects = new StringJoiner("\nunion all\n");
    for (Object row : call.list("rows")) {
      PyDict formatted =
          (PyDict) call.macro("format_row", row, call.get("column_name_to_data_types"));
      StringJoiner columns = new StringJoiner(", ");
      formatted
          .items()
          .forEach(item -> columns.add(item.value() + " as " + quoted.find(item.key())));
      selects.add("select " + columns);
    }
    return selects.toString();
  }
}
