package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Snapshots;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.RelationValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A snapshot: a table with every version of every row. The first run makes it; each later one ends
/// the versions that have changed and adds the new ones.
final class History {
  private History() {}

  static void take(NodeContext context, String sql) {
    RelationValue live = context.thisRelation();
    RelationValue old =
        context.call("load_cached_relation", live) instanceof RelationValue found ? found : null;
    if (old != null && !old.isTable()) {
      throw wrongType(old);
    }
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    context.runHooks(before, true);
    RelationValue target = live.withType("table");
    RelationValue staging = write(context, sql, old, target);
    Object grants = context.config("grants");
    Object revoke = context.call("should_revoke", old != null, false);
    context.call("apply_grants", target, grants, revoke);
    context.call("persist_docs", target, context.modelValue());
    if (old == null) {
      context.call("create_indexes", target);
    }
    List<Hook> after = context.hooks("post-hook");
    context.runHooks(after, true);
    context.warehouse().commit();
    if (staging != null) {
      context.call("post_snapshot", staging);
    }
    context.runHooks(after, false);
  }

  private static RuntimeException wrongType(RelationValue old) {
    return Errors.compilation(
        ("Trying to create table %1$s, but it currently exists as a %2$s. Either drop %1$s manually,"
                + " or run dbt with `--full-refresh` and dbt will drop it for you.")
            .formatted(old.render(), old.type()));
  }

  /// Sends the main statement; gives the relation that holds the changes, null at the first run.
  private static @Nullable RelationValue write(
      NodeContext context, String sql, @Nullable RelationValue old, RelationValue target) {
    Object macro = context.call("strategy_dispatch", context.config("strategy"));
    Object config = context.configDict();
    Object strategy =
        context.invokeValue(
            macro, context.modelValue(), "snapshotted_data", "source_data", config, old != null);
    if (old == null) {
      String select = TableAndView.text(context, "build_snapshot_table", strategy, sql);
      String create = TableAndView.text(context, "create_table_as", false, target, select);
      context.call("check_time_data_types", select);
      context.statement("main", create, false, true);
      return null;
    }
    Object names = context.config("snapshot_table_column_names");
    boolean keepsDeleted = "new_record".equals(context.attribute(strategy, "hard_deletes"));
    Snapshots.require(context, old, (PyDict) names, keepsDeleted);
    String select = TableAndView.text(context, "snapshot_staging_table", strategy, sql, old);
    RelationValue staging =
        (RelationValue) context.call("build_snapshot_staging_table", strategy, sql, old);
    Snapshots.expand(context, staging, old);
    PyList columns = columns(context, strategy, staging, old);
    String merge = TableAndView.text(context, "snapshot_merge_sql", old, staging, columns);
    context.call("check_time_data_types", select);
    context.statement("main", merge, false, true);
    return staging;
  }

  /// The columns that go into the table, quoted; those that it has not yet are added to it.
  private static PyList columns(
      NodeContext context, Object strategy, RelationValue staging, RelationValue target) {
    List<String> own = new ArrayList<>(List.of("dbt_change_type", "dbt_unique_key"));
    Object key = context.member(strategy, "unique_key");
    int keys = key == null || key instanceof String ? 0 : context.listOf(key).size();
    for (int number = 1; number <= keys; number++) {
      own.add("dbt_unique_key_" + number);
    }
    List<String> present = context.columnsOf(target).stream().map(ColumnValue::column).toList();
    PyList missing = new PyList();
    PyList quoted = new PyList();
    for (ColumnValue column : context.columnsOf(staging)) {
      if (own.contains(column.column())) {
        continue;
      }
      if (!present.contains(column.column())) {
        missing.add(column);
      }
      quoted.add(column.quoted());
    }
    context.call("create_columns", target, missing);
    return quoted;
  }
}
