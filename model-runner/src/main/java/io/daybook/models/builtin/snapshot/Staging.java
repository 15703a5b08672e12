package io.daybook.models.builtin.snapshot;

import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;
import java.util.StringJoiner;

/// The query that finds what a snapshot has to write: `insert` for a row that is new or has
/// changed, `update` for the version that it ends, `delete` for a version whose row is gone. Names
/// of CTEs are dbt's where a strategy's text refers to them.
final class Staging {
  private final Call call;
  private final Object strategy;
  private final PyDict names;
  private final RelationValue target;
  private final String now;
  private final boolean keepsDeleted;

  Staging(Call call) {
    this.call = call;
    this.strategy = call.get("strategy");
    this.names = SnapshotMacros.names(call);
    this.target = call.relation("target_relation");
    this.now = call.sql("snapshot_get_time");
    this.keepsDeleted = keepsDeleted(call, strategy);
  }

  /// Whether a row that is gone gets a last version of its own.
  static boolean keepsDeleted(Call call, Object strategy) {
    return "new_record".equals(call.context().attribute(strategy, "hard_deletes"));
  }

  private boolean endsDeleted() {
    return keepsDeleted || "invalidate".equals(call.context().attribute(strategy, "hard_deletes"));
  }

  private String name(String column) {
    return SnapshotMacros.part(call, names, column);
  }

  private String old(String column) {
    return "snapshotted_data." + name(column);
  }

  private String strategy(String key) {
    return SnapshotMacros.part(call, strategy, key);
  }

  private Object key() {
    Object key = call.context().member(strategy, "unique_key");
    return key == null ? "" : key;
  }

  String text() {
    StringJoiner ctes = new StringJoiner(",\n", "with ", "\n");
    ctes.add("snapshot_query as (\n" + call.text("source_sql") + "\n)");
    ctes.add(
        "snapshotted_data as (\nselect *, %s\nfrom %s\nwhere %s\n)"
            .formatted(keyFields(), target.text(), isCurrent()));
    ctes.add("insertions_source_data as (\n" + candidates(true) + "\n)");
    ctes.add("updates_source_data as (\n" + candidates(false) + "\n)");
    StringJoiner all = new StringJoiner("\nunion all\n");
    all.add(insertions());
    all.add(updates());
    if (endsDeleted()) {
      ctes.add("deletes_source_data as (\nselect *, " + keyFields() + "\nfrom snapshot_query\n)");
      all.add(deletes());
    }
    if (keepsDeleted) {
      all.add(lastVersions());
    }
    return ctes + all.toString();
  }

  private String keyFields() {
    return call.sql("unique_key_fields", key()).strip();
  }

  /// Versions that have not ended.
  private String isCurrent() {
    String end = name("dbt_valid_to");
    String current = call.context().configText("dbt_valid_to_current");
    return current == null
        ? end + " is null"
        : "(" + call.sql("equals", end, current.strip()) + " or " + end + " is null)";
  }

  /// The rows of today with the columns of a new version; one that ends an old version ends it now
  /// and gets the old one's id later.
  private String candidates(boolean insert) {
    String time = strategy("updated_at");
    String end =
        insert
            ? call.sql("get_dbt_valid_to_current", strategy, names)
                + ",\n"
                + strategy("scd_id")
                + " as "
                + name("dbt_scd_id")
            : time + " as " + name("dbt_valid_to");
    return "select *, %s,\n%s as %s,\n%s as %s,\n%s\nfrom snapshot_query"
        .formatted(keyFields(), time, name("dbt_updated_at"), time, name("dbt_valid_from"), end);
  }

  private String join() {
    return call.sql("unique_key_join_on", key(), "snapshotted_data", "source_data");
  }

  /// A row that was deleted and comes back has changed.
  private String changed() {
    String comesBack = keepsDeleted ? " or " + old("dbt_is_deleted") + " = 'True'" : "";
    return "(" + strategy("row_changed") + comesBack + ")";
  }

  private String insertions() {
    return """
    select 'insert' as dbt_change_type, source_data.*%s
    from insertions_source_data as source_data
    left outer join snapshotted_data on %s
    where %s or (%s and %s)\
    """
        .formatted(
            keepsDeleted ? ", 'False' as " + name("dbt_is_deleted") : "",
            join(),
            call.sql("unique_key_is_null", key(), "snapshotted_data").strip(),
            call.sql("unique_key_is_not_null", key(), "snapshotted_data").strip(),
            changed());
  }

  private String oldId() {
    return old("dbt_scd_id") + (keepsDeleted ? ", " + old("dbt_is_deleted") : "");
  }

  private String updates() {
    return """
    select 'update' as dbt_change_type, source_data.*, %s
    from updates_source_data as source_data
    join snapshotted_data on %s
    where %s\
    """
        .formatted(oldId(), join(), changed());
  }

  private String gone() {
    return """
    from snapshotted_data
    left join deletes_source_data as source_data on %s
    where %s\
    """
            .formatted(join(), call.sql("unique_key_is_null", key(), "source_data").strip())
        + (keepsDeleted
            ? "\nand not (" + old("dbt_is_deleted") + " = 'True' and " + open() + ")"
            : "");
  }

  private String open() {
    String current = call.context().configText("dbt_valid_to_current");
    return old("dbt_valid_to") + (current == null ? " is null" : " = " + current);
  }

  private String deletes() {
    return "select 'delete' as dbt_change_type, source_data.*,\n%s, %s, %s, %s\n%s"
        .formatted(now, now, now, oldId(), gone());
  }

  /// The version that says that a row is gone: the values of the last one.
  private String lastVersions() {
    List<String> kept = call.context().columnsOf(target).stream().map(ColumnValue::column).toList();
    StringJoiner columns = new StringJoiner(", ");
    for (Object column :
        call.context().listOf(call.macro("get_columns_in_query", call.get("source_sql")))) {
      String from = kept.contains(String.valueOf(column)) ? "snapshotted_data" : "source_data";
      columns.add(from + ".\"" + column + '"');
    }
    if (key() instanceof String) {
      columns.add("snapshotted_data.dbt_unique_key");
    } else {
      call.context().listOf(key()).forEach(part -> columns.add("snapshotted_data." + part));
    }
    Object hashed = io.daybook.jinja.value.PyList.of(name("dbt_scd_id"), now);
    return "select 'insert', %s,\n%s, %s, %s, %s, 'True'\n%s"
        .formatted(
            columns,
            now,
            now,
            old("dbt_valid_to"),
            call.sql("snapshot_hash_arguments", hashed),
            gone());
  }
}
