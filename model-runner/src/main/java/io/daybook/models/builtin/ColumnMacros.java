package io.daybook.models.builtin;

import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.postgres.Catalog;
import io.daybook.models.postgres.ResultTable;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Columns of relations and queries, and changing them.
final class ColumnMacros {
  private ColumnMacros() {}

  static void addTo(Library library) {
    // One entry per macro.
    library
        .postgres("get_columns_in_relation", "relation", ColumnMacros::columns)
        .add("sql_convert_columns_in_relation", "table", ColumnMacros::converted)
        .add(
            "get_list_of_column_names",
            "columns",
            call -> {
              PyList names = new PyList();
              call.list("columns").forEach(column -> names.add(name(column)));
              return names;
            })
        .standard(
            "get_empty_subquery_sql", "select_sql, select_sql_header", ColumnMacros::emptySubquery)
        .add(
            "get_column_schema_from_query",
            "select_sql, select_sql_header",
            call ->
                call.context()
                    .describe(
                        call.sql(
                            "get_empty_subquery_sql",
                            call.get("select_sql"),
                            call.get("select_sql_header"))))
        .standard(
            "get_columns_in_query",
            "select_sql",
            call -> {
              PyList names = new PyList();
              String sql = call.sql("get_empty_subquery_sql", call.get("select_sql"));
              call.context().query(sql).names().forEach(names::add);
              return names;
            })
        .standard(
            "alter_column_type", "relation, column_name, new_column_type", ColumnMacros::alterType)
        .standard(
            "alter_relation_add_remove_columns",
            "relation, add_columns, remove_columns",
            ColumnMacros::addRemove)
        .standard("create_columns", "relation, columns", ColumnMacros::create)
        .add("get_quoted_csv", "column_names", call -> quotedCsv(call.texts("column_names")));
  }

  static String name(Object column) {
    return column instanceof ColumnValue value ? value.column() : String.valueOf(column);
  }

  static String quotedCsv(List<String> names) {
    StringJoiner csv = new StringJoiner(", ");
    names.forEach(name -> csv.add('"' + name + '"'));
    return csv.toString();
  }

  /// Columns from rows of name, type and sizes, as macros of adapters give them.
  private static Object converted(Call call) {
    PyList columns = new PyList();
    List<List<Object>> rows =
        call.get("table") instanceof TableValue table ? table.values() : List.of();
    for (List<Object> row : rows) {
      columns.add(
          new ColumnValue(
              String.valueOf(row.get(0)),
              String.valueOf(row.get(1)),
              size(row, 2),
              size(row, 3),
              size(row, 4)));
    }
    return columns;
  }

  private static @Nullable Long size(List<Object> row, int at) {
    return at < row.size() && row.get(at) instanceof Number size ? size.longValue() : null;
  }

  private static Object columns(Call call) {
    RelationValue relation = call.relation("relation");
    ResultTable found =
        call.context()
            .query(Catalog.columns(relation.schema(), String.valueOf(relation.identifier())));
    PyList columns = new PyList();
    for (List<@Nullable Object> row : found.rows()) {
      columns.add(
          new ColumnValue(
              String.valueOf(row.get(0)),
              String.valueOf(row.get(1)),
              (Long) row.get(2),
              (Long) row.get(3),
              (Long) row.get(4)));
    }
    return columns;
  }

  private static String emptySubquery(Call call) {
    String header = call.textOrNull("select_sql_header");
    return (header == null ? "" : header)
        + "\n    select * from (\n        "
        + call.text("select_sql")
        + "\n    ) as __dbt_sbq\n    where false\n    limit 0\n";
  }

  private static Object alterType(Call call) {
    String table = call.relation("relation").render();
    String column = '"' + call.text("column_name") + '"';
    String other = '"' + call.text("column_name") + "__dbt_alter\"";
    String sql =
        """

          alter table %1$s add column %3$s %4$s;
          update %1$s set %3$s = %2$s;
          alter table %1$s drop column %2$s cascade;
          alter table %1$s rename column %3$s to %2$s
        """
            .formatted(table, column, other, call.text("new_column_type"));
    call.context().statement("alter_column_type", sql, false, true);
    return "";
  }

  private static Object addRemove(Call call) {
    StringJoiner changes = new StringJoiner(",\n ");
    for (Object column : call.list("add_columns")) {
      ColumnValue added = (ColumnValue) column;
      changes.add("add column " + added.quoted() + " " + added.dataType());
    }
    for (Object column : call.list("remove_columns")) {
      changes.add("drop column " + ((ColumnValue) column).quoted());
    }
    RelationValue relation = call.relation("relation");
    call.context().query("alter " + relation.type() + " " + relation.render() + "\n " + changes);
    return "";
  }

  private static Object create(Call call) {
    for (Object item : call.list("columns")) {
      ColumnValue column = (ColumnValue) item;
      String sql =
          "alter table %s add column %s %s;"
              .formatted(call.relation("relation").render(), column.quoted(), column.dataType());
      call.context().statement(null, sql, false, true);
    }
    return "";
  }
}
