package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Statements that put new rows into a table that exists.
final class IncrementalMacros {
  private IncrementalMacros() {}

  static void addTo(Library library) {
    // One entry per macro, in dbt's order.
    strategies(library);
    library
        .add(
            "get_insert_into_sql",
            "target_relation, temp_relation, dest_columns",
            IncrementalMacros::insert)
        .standard(
            "get_delete_insert_merge_sql",
            "target, source, unique_key, dest_columns, incremental_predicates",
            IncrementalMacros::deleteInsert)
        .add(
            "get_merge_sql",
            "target, source, unique_key, dest_columns, incremental_predicates",
            call ->
                call.dispatch(
                    "get_merge_sql",
                    call.get("target"),
                    call.get("source"),
                    call.get("unique_key"),
                    call.get("dest_columns"),
                    call.get("incremental_predicates")))
        .add(
            "default__get_merge_sql",
            "target, source, unique_key, dest_columns, incremental_predicates",
            IncrementalMacros::merge)
        .standard(
            "get_merge_unique_key_match",
            "source_unique_key, target_unique_key",
            call ->
                call.sql("equals", call.get("source_unique_key"), call.get("target_unique_key"))
                    .strip())
        .standard(
            "get_merge_update_columns",
            "merge_update_columns, merge_exclude_columns, dest_columns",
            IncrementalMacros::updateColumns)
        .standard(
            "get_insert_overwrite_merge_sql",
            "target, source, dest_columns, predicates, include_sql_header=false",
            IncrementalMacros::overwrite);
  }

  private static void strategies(Library library) {
    // One entry per macro, in dbt's order.
    library
        .standard(
            "get_incremental_append_sql",
            "arg_dict",
            call ->
                call.macro(
                    "get_insert_into_sql",
                    arg(call, "target_relation"),
                    arg(call, "temp_relation"),
                    arg(call, "dest_columns")))
        .standard(
            "get_incremental_delete_insert_sql",
            "arg_dict",
            call -> five(call, "get_delete_insert_merge_sql"))
        .standard("get_incremental_merge_sql", "arg_dict", call -> five(call, "get_merge_sql"))
        .standard(
            "get_incremental_insert_overwrite_sql",
            "arg_dict",
            call ->
                call.macro(
                    "get_insert_overwrite_merge_sql",
                    arg(call, "target_relation"),
                    arg(call, "temp_relation"),
                    arg(call, "dest_columns"),
                    arg(call, "incremental_predicates")))
        .postgres(
            "get_incremental_default_sql",
            "arg_dict",
            call ->
                call.macro(
                    hasKey(call)
                        ? "get_incremental_delete_insert_sql"
                        : "get_incremental_append_sql",
                    call.get("arg_dict")))
        .postgres(
            "get_incremental_microbatch_sql",
            "arg_dict",
            call -> {
              if (!hasKey(call)) {
                throw Errors.compilation(
                    "dbt-postgres 'microbatch' requires a `unique_key` config");
              }
              return call.dispatch("get_incremental_merge_sql", call.get("arg_dict"));
            });
  }

  private static Object arg(Call call, String key) {
    Object value = call.get("arg_dict") instanceof PyDict dict ? dict.find(key) : null;
    return value == null ? None.NONE : value;
  }

  private static boolean hasKey(Call call) {
    Object key = arg(call, "unique_key");
    return Text.truth(key) && !call.context().listOf(key).isEmpty();
  }

  private static Object five(Call call, String macro) {
    return call.macro(
        macro,
        arg(call, "target_relation"),
        arg(call, "temp_relation"),
        arg(call, "unique_key"),
        arg(call, "dest_columns"),
        arg(call, "incremental_predicates"));
  }

  private static String csv(Call call) {
    return ColumnMacros.quotedCsv(
        call.list("dest_columns").stream().map(ColumnMacros::name).toList());
  }

  private static String insert(Call call) {
    String columns = csv(call);
    return """

    insert into %s (%s)
    (
        select %s
        from %s
    )
    """
        .formatted(call.text("target_relation"), columns, columns, call.text("temp_relation"));
  }

  private static String deleteInsert(Call call) {
    String target = call.text("target");
    String source = call.text("source");
    String columns = csv(call);
    StringBuilder sql = new StringBuilder();
    List<String> key = call.texts("unique_key");
    if (!key.isEmpty()) {
      String names = String.join(", ", key);
      sql.append("\n        delete from ").append(target).append(" as DBT_INTERNAL_DEST");
      sql.append("\n        where (").append(names).append(") in (\n            select distinct ");
      sql.append(names).append("\n            from ").append(source);
      sql.append(" as DBT_INTERNAL_SOURCE\n        )");
      for (String predicate : call.texts("incremental_predicates")) {
        sql.append("\n                and ").append(predicate);
      }
      sql.append(";\n\n    ");
    }
    sql.append("\n    insert into ").append(target).append(" (").append(columns).append(")");
    sql.append("\n    (\n        select ").append(columns).append("\n        from ").append(source);
    return sql.append("\n    )\n").toString();
  }

  private static String merge(Call call) {
    // The statement as dbt writes it, clause by clause.
    List<String> on = new ArrayList<>(call.texts("incremental_predicates"));
    List<String> key = call.texts("unique_key");
    boolean single = call.get("unique_key") instanceof String;
    for (String column : key) {
      String source = "DBT_INTERNAL_SOURCE." + column;
      String target = "DBT_INTERNAL_DEST." + column;
      on.add(
          single
              ? call.sql("get_merge_unique_key_match", source, target)
              : source + " = " + target);
    }
    if (key.isEmpty()) {
      on.add("FALSE");
    }
    String columns = csv(call);
    String header = call.context().configText("sql_header");
    StringBuilder sql = new StringBuilder("\n    ").append(header == null ? "" : header);
    sql.append("\n\n    merge into ").append(call.text("target")).append(" as DBT_INTERNAL_DEST");
    sql.append("\n        using ").append(call.text("source")).append(" as DBT_INTERNAL_SOURCE");
    sql.append("\n        on (").append(String.join(") and (", on)).append(")\n\n");
    if (!key.isEmpty()) {
      StringJoiner sets = new StringJoiner(", ");
      Object update =
          call.macro(
              "get_merge_update_columns",
              call.context().config("merge_update_columns"),
              call.context().config("merge_exclude_columns"),
              call.get("dest_columns"));
      call.context()
          .listOf(update)
          .forEach(name -> sets.add(name + " = DBT_INTERNAL_SOURCE." + name));
      sql.append("    when matched then update set\n        ").append(sets).append("\n\n");
    }
    sql.append("    when not matched then insert\n        (").append(columns);
    return sql.append(")\n    values\n        (").append(columns).append(")\n\n").toString();
  }

  private static Object updateColumns(Call call) {
    boolean include = call.truth("merge_update_columns");
    boolean exclude = call.truth("merge_exclude_columns");
    if (include && exclude) {
      throw Errors.compilation(
          "Model cannot specify merge_update_columns and merge_exclude_columns. Please update model to use only one config");
    }
    if (include) {
      return call.get("merge_update_columns");
    }
    List<String> left =
        call.texts("merge_exclude_columns").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    PyList columns = new PyList();
    for (Object column : call.list("dest_columns")) {
      String name = ColumnMacros.name(column);
      if (!exclude || !left.contains(name.toLowerCase(Locale.ROOT))) {
        columns.add(column instanceof ColumnValue value ? value.quoted() : '"' + name + '"');
      }
    }
    return columns;
  }

  private static String overwrite(Call call) {
    String columns = csv(call);
    String predicates = String.join(" and ", call.texts("predicates"));
    return """

    merge into %s as DBT_INTERNAL_DEST
        using %s as DBT_INTERNAL_SOURCE
        on FALSE

    when not matched by source
         %s
        then delete

    when not matched then insert
        (%s)
    values
        (%s)

    """
        .formatted(
            call.text("target"),
            call.text("source"),
            predicates.isEmpty() ? "" : "and " + predicates,
            columns,
            columns);
  }
}
