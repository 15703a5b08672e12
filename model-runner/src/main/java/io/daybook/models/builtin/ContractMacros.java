package io.daybook.models.builtin;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.draft.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// An enforced contract: the query gives the declared columns, the table has the declared
/// constraints.
final class ContractMacros {
  /// Types whose values keep or lose decimals as the database likes.
  private static final Set<String> WITHOUT_SCALE = Set.of("numeric", "decimal", "number");

  private ContractMacros() {}

  static void addTo(Library library) {
    library
        .standard(
            "get_table_columns_and_constraints",
            "",
            call -> call.macro("table_columns_and_constraints"))
        .add("table_columns_and_constraints", "", ContractMacros::columnsAndConstraints)
        .standard(
            "get_assert_columns_equivalent",
            "sql",
            call -> call.macro("assert_columns_equivalent", call.get("sql")))
        .add("assert_columns_equivalent", "sql", ContractMacros::requireEqual)
        .standard("get_empty_schema_sql", "columns", ContractMacros::emptySchema)
        .add(
            "format_columns",
            "columns",
            call -> {
              PyList formatted = new PyList();
              call.list("columns")
                  .forEach(column -> formatted.add(call.macro("format_column", column)));
              return formatted;
            })
        .standard("format_column", "column", ContractMacros::format);
  }

  private static Map<String, Object> columns(NodeContext context) {
    return context.columnEntries(context.modelValue());
  }

  /// The declared names, quoted where the project says so.
  static String columnNames(NodeContext context) {
    StringJoiner names = new StringJoiner(", ");
    columns(context).values().forEach(column -> names.add(shown(context, column)));
    return names.toString();
  }

  private static String shown(NodeContext context, Object column) {
    String name = String.valueOf(context.attribute(column, "name"));
    return "True".equals(context.attribute(column, "quote")) ? '"' + name + '"' : name;
  }

  private static String columnsAndConstraints(Call call) {
    NodeContext context = call.context();
    List<String> parts = new ArrayList<>(context.columnConstraints());
    parts.addAll(context.modelConstraints());
    return "\n    (\n    " + String.join(",\n    ", parts) + "\n    )\n";
  }

  private static String emptySchema(Call call) {
    StringJoiner select = new StringJoiner(",\n      ");
    List<String> untyped = new ArrayList<>();
    List<String> rounding = new ArrayList<>();
    for (Object column : ((PyDict) call.get("columns")).values()) {
      String type = call.context().attribute(column, "data_type");
      String name = String.valueOf(call.context().attribute(column, "name"));
      if (type == null) {
        untyped.add(name);
      } else {
        if (WITHOUT_SCALE.contains(type.strip().toLowerCase(Locale.ROOT))) {
          rounding.add(name);
        }
        select.add(call.sql("cast", "null", type) + " as " + shown(call.context(), column));
      }
    }
    if (!untyped.isEmpty()) {
      throw Errors.compilation(
          "Contracted models require data_type to be defined for each column.  Please ensure that the column name"
              + " and data_type are defined within the YAML configuration for the "
              + PythonText.repr(untyped)
              + " column(s).");
    }
    if (!rounding.isEmpty()) {
      warnOfRounding(call, rounding);
    }
    return "\n    select\n      " + select + "\n";
  }

  private static void warnOfRounding(Call call, List<String> columns) {
    call.context()
        .workspace()
        .warn(
            "JinjaLogWarning",
            "Detected columns with numeric type and unspecified precision/scale, this can lead to"
                + " unintended rounding: "
                + PythonText.repr(columns)
                + "`");
  }

  private static Object requireEqual(Call call) {
    NodeContext context = call.context();
    if (columns(context).isEmpty()) {
      throw context.contractFailure(Map.of(), Map.of());
    }
    Object declared = call.sql("get_empty_schema_sql", context.columnsDict());
    List<ColumnValue> yaml = described(call, call.macro("get_column_schema_from_query", declared));
    Object header = context.config("sql_header");
    List<ColumnValue> sql =
        described(call, call.macro("get_column_schema_from_query", call.get("sql"), header));
    if (!texts(yaml).equals(texts(sql))) {
      throw context.contractFailure(types(yaml), types(sql));
    }
    return "";
  }

  private static List<ColumnValue> described(Call call, Object columns) {
    return call.context().listOf(columns).stream().map(ColumnValue.class::cast).toList();
  }

  private static List<String> texts(List<ColumnValue> columns) {
    return columns.stream()
        .map(column -> column.column().toLowerCase(Locale.ROOT) + " " + column.dtype())
        .sorted()
        .toList();
  }

  private static Map<String, String> types(List<ColumnValue> columns) {
    Map<String, String> types = new java.util.LinkedHashMap<>();
    columns.forEach(column -> types.put(column.column(), column.dtype()));
    return types;
  }

  private static Object format(Call call) {
    ColumnValue column = (ColumnValue) call.get("column");
    PyDict dict = new PyDict();
    dict.put("name", column.column());
    dict.put("data_type", column.dtype());
    dict.put("formatted", column.column().toLowerCase(Locale.ROOT) + " " + column.dtype());
    return dict;
  }
}
