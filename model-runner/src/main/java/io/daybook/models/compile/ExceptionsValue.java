package io.daybook.models.compile;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyDict;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.value.ContractTable;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `exceptions`: how a macro fails or warns.
record ExceptionsValue(NodeContext context) implements HostObject {

  @Override
  public @Nullable Object attribute(String name) {
    // One case per name that dbt offers.
    return switch (name) {
      case "raise_compiler_error", "raise_not_implemented", "raise_parsing_error" ->
          (CallableValue)
              (_, a) -> {
                throw new Errors.Raised(Text.of(a.get(0, "msg", "")));
              };
      case "raise_database_error" ->
          (CallableValue)
              (_, a) -> {
                throw Errors.database(Text.of(a.get(0, "msg", "")));
              };
      case "raise_fail_fast_error" ->
          (CallableValue)
              (_, a) -> {
                throw Errors.failFast(Text.of(a.get(0, "msg", "")));
              };
      case "warn" ->
          (CallableValue)
              (_, a) -> {
                context.workspace().warn("JinjaLogWarning", Text.of(a.get(0, "msg", "")));
                return "";
              };
      case "missing_config" ->
          (CallableValue)
              (_, a) -> {
                throw Errors.compilation(
                    "Model '%s' does not define a required config parameter '%s'."
                        .formatted(context.node().uniqueId(), Text.of(Text.needed(a, 1, "name"))));
              };
      case "relation_wrong_type" ->
          (CallableValue)
              (_, a) -> {
                throw wrongType(
                    Text.needed(a, 0, "relation"), Text.of(Text.needed(a, 1, "expected_type")));
              };
      case "raise_contract_error" ->
          (CallableValue)
              (_, a) -> {
                throw contract(
                    rows(Text.needed(a, 0, "yaml_columns")),
                    rows(Text.needed(a, 1, "sql_columns")));
              };
      case "column_type_missing" ->
          (CallableValue)
              (_, a) -> {
                throw untyped(Names.texts(Text.needed(a, 0, "column_names")));
              };
      case "warn_snapshot_timestamp_data_types" -> (CallableValue) (_, _) -> "";
      case "raise_invalid_property_yml_version", "invalid_materialization_argument" ->
          (CallableValue)
              (_, a) -> {
                throw Errors.compilation(a.positional().toString());
              };
      case "CompilationError" -> "CompilationError";
      default -> null;
    };
  }

  private static RuntimeException untyped(Object columns) {
    return Errors.compilation(
        "Contracted models require data_type to be defined for each column.  Please ensure that the column name"
            + " and data_type are defined within the YAML configuration for the "
            + columns
            + " column(s).");
  }

  private static RuntimeException wrongType(Object relation, String expected) {
    return Errors.compilation(
        "Trying to create %s %s, but it currently exists as a %s. Either drop %s manually, or run dbt with `--full-refresh` and dbt will drop it for you."
            .formatted(
                expected,
                Text.of(relation),
                relation instanceof RelationValue value ? value.type() : "relation",
                Text.of(relation)));
  }

  private static Map<String, String> rows(Object columns) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Object column : Names.list(columns)) {
      if (column instanceof PyDict dict) {
        rows.put(Text.of(part(dict, "name")), Text.of(part(dict, "data_type")));
      }
    }
    return rows;
  }

  private static Object part(PyDict dict, String key) {
    Object value = dict.find(key);
    return value == null ? "" : value;
  }

  /// The error of a contract that the query does not keep, as a table.
  static FailureException contract(Map<String, String> yaml, Map<String, String> sql) {
    if (yaml.isEmpty()) {
      return Errors.compilation(
          "This model has an enforced contract, and its 'columns' specification is missing");
    }
    String intro =
        "This model has an enforced contract that failed.\n"
            + "Please ensure the name, data_type, and number of columns in your contract match the columns in your"
            + " model's definition.\n\n";
    return Errors.compilation(intro + ContractTable.of(yaml, sql));
  }

  @Override
  public String text() {
    return "<exceptions>";
  }
}
