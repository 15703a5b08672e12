package io.daybook.models.builtin.snapshot;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.builtin.Library;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Statements that make a snapshot's table, find what changed since, and write it down.
public final class SnapshotMacros {
  private SnapshotMacros() {}

  /// Adds the macros.
  public static void addTo(Library library) {
    StrategyMacros.addTo(library);
    keys(library);
    library
        .standard("post_snapshot", "staging_relation", _ -> "")
        .standard("get_true_sql", "", _ -> "TRUE")
        .add("get_snapshot_table_column_names", "", _ -> standardNames())
        .standard("build_snapshot_table", "strategy, sql", SnapshotMacros::firstTable)
        .standard(
            "snapshot_staging_table",
            "strategy, source_sql, target_relation",
            call -> new Staging(call).text())
        .add(
            "build_snapshot_staging_table",
            "strategy, sql, target_relation",
            SnapshotMacros::stagingTable)
        .add("get_updated_at_column_data_type", "snapshot_sql", SnapshotMacros::updatedAtType)
        .add("check_time_data_types", "sql", SnapshotMacros::compareTimeTypes)
        .add("get_dbt_valid_to_current", "strategy, columns", SnapshotMacros::validTo)
        .standard("snapshot_hash_arguments", "args", SnapshotMacros::hash)
        .postgres("snapshot_merge_sql", "target, source, insert_cols", SnapshotMacros::merge)
        .standard("get_snapshot_get_time_data_type", "", SnapshotMacros::timeType);
  }

  private static void keys(Library library) {
    library
        .add("unique_key_fields", "unique_key", SnapshotMacros::keyFields)
        .add("unique_key_join_on", "unique_key, identifier, from_identifier", SnapshotMacros::join)
        .add(
            "unique_key_is_null",
            "unique_key, identifier",
            call -> firstKey(call, call.text("identifier")) + " is null")
        .add(
            "unique_key_is_not_null",
            "unique_key, identifier",
            call -> firstKey(call, call.text("identifier")) + " is not null");
  }

  private static PyDict standardNames() {
    PyDict names = new PyDict();
    for (String name :
        List.of(
            "dbt_valid_to", "dbt_valid_from", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted")) {
      names.put(name, name);
    }
    return names;
  }

  /// The names of the columns that a snapshot adds, as configured.
  static PyDict names(Call call) {
    return call.context().config("snapshot_table_column_names") instanceof PyDict names
        ? names
        : (PyDict) call.macro("get_snapshot_table_column_names");
  }

  /// A part of a strategy, or the name of a column, as text.
  static String part(Call call, Object dict, String key) {
    String value = call.context().attribute(dict, key);
    return value == null ? "None" : value;
  }

  private static String keyFields(Call call) {
    if (isSingle(call)) {
      return "\n        " + call.text("unique_key") + " as dbt_unique_key\n";
    }
    StringJoiner fields = new StringJoiner(" , ");
    int number = 0;
    for (String key : call.texts("unique_key")) {
      fields.add(key + " as dbt_unique_key_" + ++number);
    }
    return "\n        " + fields + "\n";
  }

  private static boolean isSingle(Call call) {
    return call.get("unique_key") instanceof String;
  }

  private static String firstKey(Call call, String table) {
    return table + (isSingle(call) ? ".dbt_unique_key" : ".dbt_unique_key_1");
  }

  private static String join(Call call) {
    String left = call.text("identifier");
    String right = call.text("from_identifier");
    if (isSingle(call)) {
      return left + ".dbt_unique_key = " + right + ".dbt_unique_key";
    }
    StringJoiner all = new StringJoiner(" and ");
    for (int number = 1; number <= call.texts("unique_key").size(); number++) {
      String column = ".dbt_unique_key_" + number;
      all.add(call.sql("equals", left + column, right + column));
    }
    return all.toString();
  }

  private static String hash(Call call) {
    StringJoiner parts = new StringJoiner(" || '|' || ", "md5(", ")");
    call.texts("args").forEach(part -> parts.add("coalesce(cast(" + part + " as varchar ), '')"));
    return parts.toString();
  }

  /// What stands in `dbt_valid_to` of a current row; of the type of the strategy's time.
  private static String validTo(Call call) {
    String time = part(call, call.get("strategy"), "updated_at");
    String current = call.context().configText("dbt_valid_to_current");
    return "coalesce(nullif(%s, %s), %s) as %s"
        .formatted(
            time,
            time,
            current == null ? "null" : current,
            part(call, call.get("columns"), "dbt_valid_to"));
  }

  private static String firstTable(Call call) {
    Object strategy = call.get("strategy");
    PyDict names = names(call);
    String time = part(call, strategy, "updated_at");
    String deleted =
        Staging.keepsDeleted(call, strategy)
            ? ",\n        'False' as " + part(call, names, "dbt_is_deleted")
            : "";
    return """

        select *,
            %s as %s,
            %s as %s,
            %s as %s,
            %s%s
        from (
            %s
        ) sbq
    """
        .formatted(
            part(call, strategy, "scd_id"),
            part(call, names, "dbt_scd_id"),
            time,
            part(call, names, "dbt_updated_at"),
            time,
            part(call, names, "dbt_valid_from"),
            call.sql("get_dbt_valid_to_current", strategy, names),
            deleted,
            call.text("sql"));
  }

  private static Object stagingTable(Call call) {
    Object relation = call.macro("make_temp_relation", call.get("target_relation"));
    Object select =
        call.macro(
            "snapshot_staging_table",
            call.get("strategy"),
            call.get("sql"),
            call.get("target_relation"));
    call.context()
        .statement(
            "build_snapshot_staging_relation",
            call.sql("create_table_as", true, relation, select),
            false,
            true);
    return relation;
  }

  private static Object updatedAtType(Call call) {
    for (Object item :
        call.context()
            .listOf(call.macro("get_column_schema_from_query", call.get("snapshot_sql")))) {
      if (item instanceof ColumnValue column
          && column.column().toLowerCase(Locale.ROOT).equals("dbt_updated_at")) {
        return column.dtype();
      }
    }
    return None.NONE;
  }

  private static Object timeType(Call call) {
    Object time = call.macro("snapshot_get_time");
    Object columns =
        call.macro("get_column_schema_from_query", "select " + time + " as time_column");
    return call.context().listOf(columns).getFirst() instanceof ColumnValue column
        ? column.dtype()
        : None.NONE;
  }

  private static Object compareTimeTypes(Call call) {
    Object updated = call.macro("get_updated_at_column_data_type", call.get("sql"));
    Object time = call.macro("get_snapshot_get_time_data_type");
    if (!(updated instanceof None) && !(time instanceof None) && !updated.equals(time)) {
      call.context()
          .workspace()
          .warn(
              "SnapshotTimestampWarning",
              ("Data type of snapshot table timestamp columns (%s) doesn't match derived column"
                      + " 'updated_at' (%s). Please update snapshot config 'updated_at'.")
                  .formatted(time, updated));
    }
    return "";
  }

  private static String merge(Call call) {
    // Two statements of SQL and what they are made of.
    PyDict names = names(call);
    RelationValue target = call.relation("target");
    String scdId = part(call, names, "dbt_scd_id");
    String validTo = part(call, names, "dbt_valid_to");
    String current = call.context().configText("dbt_valid_to_current");
    String open = target.text() + "." + validTo;
    String isOpen =
        current == null
            ? open + " is null"
            : "(" + open + " = " + current + " or " + open + " is null)";
    StringJoiner columns = new StringJoiner(", ");
    StringJoiner values = new StringJoiner(", ");
    for (String column : call.texts("insert_cols")) {
      columns.add(column);
      values.add("DBT_INTERNAL_SOURCE." + column);
    }
    return """

        update %1$s
        set %3$s = DBT_INTERNAL_SOURCE.%3$s
        from %2$s as DBT_INTERNAL_SOURCE
        where DBT_INTERNAL_SOURCE.%4$s::text = %1$s.%4$s::text
          and DBT_INTERNAL_SOURCE.dbt_change_type::text in ('update'::text, 'delete'::text)
          and %5$s;

        insert into %1$s (%6$s)
        select %7$s
        from %2$s as DBT_INTERNAL_SOURCE
        where DBT_INTERNAL_SOURCE.dbt_change_type::text = 'insert'::text;
    """
        .formatted(target.text(), call.text("source"), validTo, scdId, isOpen, columns, values);
  }
}
