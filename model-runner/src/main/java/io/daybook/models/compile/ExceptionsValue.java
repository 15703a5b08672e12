package io.daybook.models.compile;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyDict;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.refusal.Refusal;
import io.daybook.models.compile.value.ContractTable;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Names;
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
      case "raise_compiler_error" ->
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
      case "raise_contract_error" ->
          (CallableValue)
              (_, a) -> {
                throw contract(
                    rows(Text.needed(a, 0, "yaml_columns")),
                    rows(Text.needed(a, 1, "sql_columns")));
              };
      case "warn_snapshot_timestamp_data_types" -> (CallableValue) (_, _) -> "";
      default -> Refusal.of(name);
    };
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
