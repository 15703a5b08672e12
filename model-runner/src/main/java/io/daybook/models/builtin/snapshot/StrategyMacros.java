package io.daybook.models.builtin.snapshot;

import static io.daybook.models.builtin.snapshot.SnapshotMacros.part;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.models.builtin.Library;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;
import java.util.StringJoiner;

/// When a row counts as changed: by its own time, by its columns, or by a macro of the project.
final class StrategyMacros {
  private StrategyMacros() {}

  static void addTo(Library library) {
    String parameters = "node, snapshotted_rel, current_rel, model_config, target_exists";
    library
        .add("strategy_dispatch", "name", StrategyMacros::find)
        .add("snapshot_timestamp_strategy", parameters, StrategyMacros::byTime)
        .add("snapshot_check_strategy", parameters, StrategyMacros::byColumns)
        .add(
            "snapshot_check_all_get_existing_columns",
            "node, target_exists, check_cols_config",
            StrategyMacros::existing);
  }

  /// The macro of a strategy: `name`, or `package.name`.
  private static Object find(Call call) {
    String name = call.text("name");
    int dot = name.indexOf('.');
    String macro = "snapshot_" + name.substring(dot + 1) + "_strategy";
    NodeContext context = call.context();
    String place = dot < 0 ? "None" : name.substring(0, dot);
    Object found;
    if (dot < 0) {
      found = context.scope().get(macro);
    } else {
      Object owner = context.scope().get(place);
      if (owner == null) {
        throw Errors.compilation(
            "Could not find package '%s', called with '%s'".formatted(place, name));
      }
      found = context.member(owner, macro);
    }
    if (found == null) {
      throw Errors.compilation(
          "The specified strategy macro '%s' was not found in package '%s'"
              .formatted(name.substring(dot + 1), place));
    }
    return found;
  }

  private static PyDict strategy(Call call, String updatedAt, String changed) {
    NodeContext context = call.context();
    Object key = context.config("unique_key");
    String deletes = context.hardDeletes();
    PyList hashed = new PyList(context.listOf(key));
    hashed.add(updatedAt);
    PyDict strategy = new PyDict();
    strategy.put("unique_key", key);
    strategy.put("updated_at", updatedAt);
    strategy.put("row_changed", changed);
    strategy.put("scd_id", call.sql("snapshot_hash_arguments", hashed));
    strategy.put("invalidate_hard_deletes", deletes.equals("invalidate"));
    strategy.put("hard_deletes", deletes);
    return strategy;
  }

  /// The table's own time is compared, because it may have been filled by another strategy.
  private static PyDict byTime(Call call) {
    String updatedAt = String.valueOf(call.context().configText("updated_at"));
    String changed =
        "(%s.%s < %s.%s)"
            .formatted(
                call.text("snapshotted_rel"),
                part(call, SnapshotMacros.names(call), "dbt_valid_from"),
                call.text("current_rel"),
                updatedAt);
    return strategy(call, updatedAt, changed);
  }

  private static PyDict byColumns(Call call) {
    NodeContext context = call.context();
    String configured = context.configText("updated_at");
    String updatedAt = configured == null ? call.sql("snapshot_get_time") : configured;
    List<Object> found =
        context.listOf(
            call.macro(
                "snapshot_check_all_get_existing_columns",
                call.get("node"),
                call.get("target_exists"),
                context.config("check_cols")));
    boolean added = Boolean.TRUE.equals(found.getFirst());
    String changed =
        added
            ? call.sql("get_true_sql")
            : differs(call, context.listOf(found.getLast()).stream().map(String::valueOf).toList());
    return strategy(call, updatedAt, "(" + changed + ")");
  }

  private static String differs(Call call, List<String> columns) {
    StringJoiner any = new StringJoiner(" or ");
    for (String column : columns) {
      String old = call.text("snapshotted_rel") + "." + column;
      String now = call.text("current_rel") + "." + column;
      any.add(
          "%1$s != %2$s or ((%1$s is null) and not (%2$s is null)) or ((not %1$s is null) and (%2$s is null))"
              .formatted(old, now));
    }
    return any.toString();
  }

  /// Whether the query has a column that the table has not, and the checked columns that both have.
  private static Object existing(Call call) {
    if (!call.truth("target_exists")) {
      return PyTuple.of(false, new PyList());
    }
    NodeContext context = call.context();
    String query = String.valueOf(context.attribute(call.get("node"), "compiled_code"));
    Object configured = call.get("check_cols_config");
    String select;
    if ("all".equals(configured)) {
      select = query;
    } else if (configured instanceof PyList columns && !columns.isEmpty()) {
      String wanted = String.join(", ", call.texts("check_cols_config"));
      select = "select " + wanted + " from (\n" + query + "\n) subq";
    } else {
      throw Errors.compilation("Invalid value for 'check_cols': " + call.text("check_cols_config"));
    }
    List<String> present = target(call).stream().map(ColumnValue::column).toList();
    PyList both = new PyList();
    boolean added = false;
    for (Object column : context.listOf(call.macro("get_columns_in_query", select))) {
      if (present.contains(String.valueOf(column))) {
        both.add('"' + String.valueOf(column) + '"');
      } else {
        added = true;
      }
    }
    return PyTuple.of(added, both);
  }

  private static List<ColumnValue> target(Call call) {
    NodeContext context = call.context();
    Object node = call.get("node");
    Object found =
        context.findOrNone(
            context.relation(
                context.attribute(node, "database"),
                context.attribute(node, "schema"),
                context.attribute(node, "alias")));
    return found instanceof RelationValue relation ? context.columnsOf(relation) : List.of();
  }
}
