package io.daybook.models.check;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Messages;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares what a model makes of given rows with the rows that a unit test expects. Nothing stays
/// in the database: types come from an empty temporary table, rows from the query itself.
public final class UnitTest {
  private static final String SIDE = "actual_or_expected";

  private UnitTest() {}

  /// Runs the compiled query of the tested model, whose inputs are the given rows already.
  ///
  /// @throws FailureException where a given or expected value does not fit its column
  public static Verdict run(NodeContext context, String sql) {
    try {
      compare(context, sql);
    } catch (FailureException e) {
      throw Errors.runtime(
          """
          An error occurred during execution of unit test '%s'. There may be an error in the unit \
          test definition: check the data types.
           %s\
          """
              .formatted(definition(context), Messages.inner(context.node(), e.failure())));
    }
    return verdict(context);
  }

  private static String definition(NodeContext context) {
    return context.node().fields().text("unit_test");
  }

  private static void compare(NodeContext context, String sql) {
    PyList rows = (PyList) context.config("expected_rows");
    RelationValue target = context.thisRelation().withType("table");
    RelationValue temporary = (RelationValue) context.call("make_temp_relation", target);
    Object empty = context.call("get_empty_subquery_sql", sql);
    context.query(Text.of(context.call("get_create_table_as_sql", true, temporary, empty)));
    PyDict types = new PyDict();
    PyDict quoted = new PyDict();
    for (ColumnValue column : context.columnsOf(temporary)) {
      String name = column.column().toLowerCase(Locale.ROOT);
      types.put(name, column.dataType());
      quoted.put(name, column.quoted());
    }
    PyList names = new PyList();
    for (Object name : expectedColumns(context, rows, sql)) {
      Object quotedName = quoted.find(Text.of(name).toLowerCase(Locale.ROOT));
      names.add(quotedName == null ? "" : quotedName);
    }
    Object given = context.config("expected_sql");
    Object expected =
        Text.truth(given) ? given : context.call("get_expected_sql", rows, types, quoted);
    String query = Text.of(context.call("get_unit_test_sql", sql, expected, names));
    context.statement("main", query, true, false);
    context.dropRelation(temporary);
  }

  private static List<Object> expectedColumns(NodeContext context, PyList rows, String sql) {
    return rows.isEmpty()
        ? Names.list(context.call("get_columns_in_query", sql))
        : new ArrayList<>(((PyDict) rows.getFirst()).keySet());
  }

  /// The verdict on the rows that the statement `main` gave.
  public static Verdict verdict(NodeContext context) {
    TableValue table = context.results().mainTable();
    if (table == null) {
      throw Errors.runtime("main is not being called during running model");
    }
    List<String> names =
        table.table().names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    int side = names.indexOf(SIDE);
    Optional<String> difference =
        TableDiff.between(
            without(names, side), side(table, side, "expected"), side(table, side, "actual"));
    return difference
        .map(text ->
            new Verdict(
                Verdict.Kind.FAIL, 1, "\n\nactual differs from expected:\n\n" + text + "\n"))
        .orElseGet(() -> new Verdict(Verdict.Kind.PASS, 0, null));
  }

  private static List<List<Object>> side(TableValue table, int column, String side) {
    return table.values().stream()
        .filter(row -> row.get(column).equals(side))
        .map(row -> without(row, column))
        .toList();
  }

  private static <T> List<T> without(List<T> row, int column) {
    List<T> rest = new ArrayList<>(row);
    rest.remove(column);
    return rest;
  }
}
