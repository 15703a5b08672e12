package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.postgres.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Materialized views: refreshing them, and bringing their indexes to what the configuration says.
final class MaterializedViewMacros {
  private MaterializedViewMacros() {}

  static void addTo(Library library) {
    // One statement per macro.
    library
        .postgres(
            "refresh_materialized_view",
            "relation",
            call -> {
              call.context().debug("Applying REFRESH to: " + call.text("relation"));
              return "refresh materialized view " + call.text("relation");
            })
        .postgres("describe_materialized_view", "relation", MaterializedViewMacros::describe)
        .postgres(
            "get_materialized_view_configuration_changes",
            "existing_relation, new_config",
            MaterializedViewMacros::changes)
        .postgres(
            "get_alter_materialized_view_as_sql",
            "relation, configuration_changes, sql, existing_relation, backup_relation,"
                + " intermediate_relation",
            MaterializedViewMacros::alter)
        .postgres(
            "update_indexes_on_materialized_view",
            "relation, index_changes",
            MaterializedViewMacros::updateIndexes)
        .add(
            "materialized_view_setup",
            "backup_relation, intermediate_relation, pre_hooks",
            MaterializedViewMacros::setUp)
        .add(
            "materialized_view_get_build_sql",
            "existing_relation, target_relation, backup_relation, intermediate_relation",
            MaterializedViewMacros::statement)
        .add(
            "materialized_view_execute_no_op",
            "target_relation",
            MaterializedViewMacros::nothingToDo)
        .add(
            "materialized_view_execute_build_sql",
            "build_sql, existing_relation, target_relation, post_hooks",
            MaterializedViewMacros::execute)
        .add(
            "materialized_view_teardown",
            "backup_relation, intermediate_relation, post_hooks",
            MaterializedViewMacros::tearDown)
        .standard(
            "get_replace_materialized_view_sql",
            "relation, sql",
            _ -> {
              throw Errors.compilation(
                  "`get_replace_materialized_view_sql` has not been implemented for this adapter.");
            });
  }

  /// What a run that died left behind goes; then the hooks before the transaction.
  private static Object setUp(Call call) {
    for (String name : List.of("backup_relation", "intermediate_relation")) {
      call.macro("drop_relation_if_exists", call.macro("load_cached_relation", call.get(name)));
    }
    call.macro("run_hooks", call.get("pre_hooks"), false);
    return "";
  }

  /// What is to be sent; empty for nothing.
  private static Object statement(Call call) {
    NodeContext context = call.context();
    Object target = call.get("target_relation");
    Object sql = context.macroValue("sql");
    if (call.isNone("existing_relation")) {
      return call.macro("get_create_materialized_view_as_sql", target, sql);
    }
    RelationValue old = call.relation("existing_relation");
    if (Boolean.TRUE.equals(call.macro("should_full_refresh")) || !old.isMaterializedView()) {
      return call.macro("get_replace_sql", old, target, sql);
    }
    Object changes =
        call.macro("get_materialized_view_configuration_changes", old, context.configValue());
    if (changes instanceof None) {
      return call.macro("refresh_materialized_view", target);
    }
    String rule = String.valueOf(context.configText("on_configuration_change"));
    String found =
        "Configuration changes were identified and `on_configuration_change` was set to `"
            + rule
            + "` for `"
            + call.relation("target_relation").render()
            + "`";
    return switch (rule) {
      case "apply" ->
          call.macro(
              "get_alter_materialized_view_as_sql",
              target,
              changes,
              sql,
              old,
              call.get("backup_relation"),
              call.get("intermediate_relation"));
      case "continue" -> {
        context.workspace().warn("JinjaLogWarning", found);
        yield "";
      }
      case "fail" -> throw Errors.failFast(found);
      default -> throw Errors.compilation("Unexpected configuration scenario");
    };
  }

  private static Object nothingToDo(Call call) {
    String message = "skip " + call.relation("target_relation").render();
    call.context().results().storeRaw("main", message, "skip", "-1", null);
    return "";
  }

  private static Object execute(Call call) {
    NodeContext context = call.context();
    RelationValue target = call.relation("target_relation");
    context.runHooks(context.hooks("pre-hook"), true);
    context.statement("main", "\n        " + call.text("build_sql") + "\n    ", false, true);
    GrantMacros.grantAndDescribe(context, call.get("existing_relation"), target, true);
    call.macro("run_hooks", call.get("post_hooks"), true);
    context.warehouse().commit();
    return "";
  }

  private static Object tearDown(Call call) {
    call.macro("drop_relation_if_exists", call.get("backup_relation"));
    call.macro("drop_relation_if_exists", call.get("intermediate_relation"));
    call.macro("run_hooks", call.get("post_hooks"), false);
    return "";
  }

  private static Object describe(Call call) {
    PyDict described = new PyDict();
    String sql = call.sql("get_show_indexes_sql", call.get("relation"));
    described.put("indexes", call.context().table(call.context().query(sql)));
    return described;
  }

  /// An index by what it does; its name does not count, because it is made up anew each time.
  private record Wanted(Set<String> columns, boolean unique, String method) {
    static Wanted of(List<String> columns, boolean unique, @Nullable String method) {
      Set<String> names = new TreeSet<>();
      columns.forEach(column -> names.add(column.strip().toLowerCase(Locale.ROOT)));
      return new Wanted(
          Set.copyOf(names), unique, method == null || method.isEmpty() ? "btree" : method);
    }

    PyDict context(String name) {
      PyDict node = new PyDict();
      node.put("columns", new PyList(new ArrayList<>(new TreeSet<>(columns))));
      node.put("unique", unique);
      node.put("type", method);
      PyDict context = new PyDict();
      context.put("name", name);
      context.put("as_node_config", node);
      return context;
    }
  }

  /// What to drop and to create, none where nothing differs.
  private static Object changes(Call call) {
    NodeContext context = call.context();
    RelationValue relation = call.relation("existing_relation");
    ResultTable present = context.query(call.sql("get_show_indexes_sql", relation));
    Set<Wanted> wanted = new LinkedHashSet<>();
    for (Object configured : context.configList("indexes")) {
      Index index = Index.of(context, configured);
      wanted.add(Wanted.of(index.columns(), index.unique(), index.type()));
    }
    PyList changes = new PyList();
    Set<Wanted> kept = new LinkedHashSet<>();
    for (List<@Nullable Object> row : present.rows()) {
      Wanted index =
          Wanted.of(
              List.of(String.valueOf(row.get(3)).split(",")),
              Boolean.TRUE.equals(row.get(2)),
              String.valueOf(row.get(1)));
      if (wanted.contains(index)) {
        kept.add(index);
      } else {
        changes.add(change("drop", index.context(String.valueOf(row.getFirst()))));
      }
    }
    wanted.removeAll(kept);
    wanted.forEach(index -> changes.add(change("create", index.context(""))));
    if (changes.isEmpty()) {
      return None.NONE;
    }
    PyDict found = new PyDict();
    found.put("indexes", changes);
    found.put("requires_full_refresh", false);
    return found;
  }

  private static PyDict change(String action, PyDict index) {
    PyDict change = new PyDict();
    change.put("action", action);
    change.put("context", index);
    return change;
  }

  private static Object alter(Call call) {
    NodeContext context = call.context();
    context.debug("Applying ALTER to: " + call.text("relation"));
    Object changes = call.get("configuration_changes");
    if ("True".equals(context.attribute(changes, "requires_full_refresh"))) {
      return call.macro(
          "get_replace_sql", call.get("existing_relation"), call.get("relation"), call.get("sql"));
    }
    Object indexes = context.member(changes, "indexes");
    return call.macro(
        "postgres__update_indexes_on_materialized_view",
        call.get("relation"),
        indexes == null ? new PyList() : indexes);
  }

  private static String updateIndexes(Call call) {
    NodeContext context = call.context();
    context.debug("Applying UPDATE INDEXES to: " + call.text("relation"));
    List<String> statements = new ArrayList<>();
    for (Object change : call.list("index_changes")) {
      Object index = context.member(change, "context");
      if (index == null) {
        continue;
      }
      Object said = context.member(index, "as_node_config");
      boolean drop = "drop".equals(context.attribute(change, "action"));
      statements.add(
          drop
              ? call.sql(
                  "get_drop_index_sql",
                  call.get("relation"),
                  String.valueOf(context.attribute(index, "name")))
              : call.sql("get_create_index_sql", call.get("relation"), said == null ? "" : said));
    }
    return String.join(";\n", statements);
  }
}
