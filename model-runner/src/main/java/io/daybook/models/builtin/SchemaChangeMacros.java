package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;
import java.util.Set;

/// What happens when the columns of an incremental model's query change.
final class SchemaChangeMacros {
  private SchemaChangeMacros() {}

  static void addTo(Library library) {
    library
        .add(
            "incremental_validate_on_schema_change",
            "on_schema_change, default='ignore'",
            SchemaChangeMacros::validate)
        .standard(
            "process_schema_changes",
            "on_schema_change, source_relation, target_relation",
            SchemaChangeMacros::process)
        .standard(
            "check_for_schema_changes",
            "source_relation, target_relation",
            SchemaChangeMacros::check)
        .standard(
            "sync_column_schemas",
            "on_schema_change, target_relation, schema_changes_dict",
            SchemaChangeMacros::sync)
        .add("diff_columns", "source_columns, target_columns", SchemaChangeMacros::diff)
        .standard(
            "diff_column_data_types",
            "source_columns, target_columns",
            SchemaChangeMacros::diffTypes);
  }

  private static Object validate(Call call) {
    String chosen = call.text("on_schema_change");
    return Set.of("sync_all_columns", "append_new_columns", "fail", "ignore").contains(chosen)
        ? chosen
        : call.get("default");
  }

  private static Object process(Call call) {
    String mode = call.text("on_schema_change");
    if (mode.equals("ignore")) {
      return new PyDict();
    }
    PyDict changes =
        (PyDict)
            call.macro(
                "check_for_schema_changes",
                call.get("source_relation"),
                call.get("target_relation"));
    if (Boolean.TRUE.equals(changes.find("schema_changed"))) {
      if (mode.equals("fail")) {
        throw Errors.compilation(failure(changes));
      }
      call.macro("sync_column_schemas", mode, call.get("target_relation"), changes);
    }
    Object columns = changes.find("source_columns");
    return columns == null ? None.NONE : columns;
  }

  private static String failure(PyDict changes) {
    return """

        The source and target schemas on this incremental model are out of sync!
        They can be reconciled in several ways:
          - set the `on_schema_change` config to either append_new_columns or sync_all_columns, depending on your situation.
          - Re-run the incremental model with `full_refresh: True` to update the target schema.
          - update the schema manually and re-run the process.

        Additional troubleshooting context:
           Source columns not in target: %s
           Target columns not in source: %s
           New column types: %s
    """
        .formatted(
            shown(changes, "source_not_in_target"),
            shown(changes, "target_not_in_source"),
            shown(changes, "new_target_types"));
  }

  private static String shown(PyDict changes, String key) {
    return changes.find(key) instanceof PyList list
        ? list.stream()
            .map(item -> item instanceof ColumnValue column ? column.repr() : String.valueOf(item))
            .toList()
            .toString()
        : "[]";
  }

  private static Object check(Call call) {
    PyList source = columns(call, "source_relation");
    PyList target = columns(call, "target_relation");
    Object added = call.macro("diff_columns", source, target);
    Object removed = call.macro("diff_columns", target, source);
    Object types = call.macro("diff_column_data_types", source, target);
    boolean changed =
        !call.context().listOf(added).isEmpty()
            || !call.context().listOf(removed).isEmpty()
            || !call.context().listOf(types).isEmpty();
    PyDict changes = new PyDict();
    changes.put("schema_changed", changed);
    changes.put("source_not_in_target", added);
    changes.put("target_not_in_source", removed);
    changes.put("source_columns", source);
    changes.put("target_columns", target);
    changes.put("new_target_types", types);
    return changes;
  }

  private static PyList columns(Call call, String relation) {
    return new PyList(call.context().columnsOf(call.relation(relation)));
  }

  private static Object diff(Call call) {
    List<String> known = call.list("target_columns").stream().map(ColumnMacros::name).toList();
    PyList missing = new PyList();
    call.list("source_columns").stream()
        .filter(column -> !known.contains(ColumnMacros.name(column)))
        .forEach(missing::add);
    return missing;
  }

  private static Object diffTypes(Call call) {
    PyList changed = new PyList();
    for (Object item : call.list("source_columns")) {
      ColumnValue source = (ColumnValue) item;
      for (Object other : call.list("target_columns")) {
        ColumnValue target = (ColumnValue) other;
        if (source.column().equals(target.column())
            && !source.dataType().equals(target.dataType())
            && !source.canExpandTo(target)) {
          PyDict change = new PyDict();
          change.put("column_name", target.column());
          change.put("new_type", source.dataType());
          changed.add(change);
        }
      }
    }
    return changed;
  }

  private static Object sync(Call call) {
    PyDict changes = (PyDict) call.get("schema_changes_dict");
    RelationValue target = call.relation("target_relation");
    List<Object> added = list(call, changes, "source_not_in_target");
    List<Object> removed = list(call, changes, "target_not_in_source");
    boolean all = call.text("on_schema_change").equals("sync_all_columns");
    if (!added.isEmpty() || (all && !removed.isEmpty())) {
      call.macro(
          "alter_relation_add_remove_columns",
          target,
          new PyList(added),
          all ? new PyList(removed) : None.NONE);
    }
    if (all) {
      for (Object change : list(call, changes, "new_target_types")) {
        PyDict dict = (PyDict) change;
        call.macro("alter_column_type", target, part(dict, "column_name"), part(dict, "new_type"));
      }
    }
    return "";
  }

  private static Object part(PyDict dict, String key) {
    Object value = dict.find(key);
    return value == null ? None.NONE : value;
  }

  private static List<Object> list(Call call, PyDict changes, String key) {
    Object value = changes.find(key);
    return value == null ? List.of() : call.context().listOf(value);
  }
}
