package io.daybook.models.builtin;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;

/// Statements that create or replace a relation from a query.
final class CreateMacros {
  private CreateMacros() {}

  static void addTo(Library library) {
    // One entry per macro.
    inPlace(library);
    library
        .standard(
            "get_create_table_as_sql",
            "temporary, relation, sql",
            call ->
                call.macro(
                    "create_table_as",
                    call.get("temporary"),
                    call.get("relation"),
                    call.get("sql")))
        .add(
            "create_table_as",
            "temporary, relation, compiled_code, language='sql'",
            call ->
                call.dispatch(
                    "create_table_as",
                    call.get("temporary"),
                    call.get("relation"),
                    call.get("compiled_code")))
        .add("postgres__create_table_as", "temporary, relation, sql", CreateMacros::tableAs)
        .add("default__create_table_as", "temporary, relation, sql", CreateMacros::tableAs)
        .standard(
            "get_create_view_as_sql",
            "relation, sql",
            call -> call.macro("create_view_as", call.get("relation"), call.get("sql")))
        .standard("create_view_as", "relation, sql", call -> viewAs(call, "create view "))
        .postgres(
            "get_replace_view_sql",
            "relation, sql",
            call -> viewAs(call, "create or replace view "))
        .postgres("get_replace_table_sql", "relation, sql", CreateMacros::replaceTable)
        .postgres(
            "get_create_materialized_view_as_sql",
            "relation, sql",
            CreateMacros::materializedViewAs)
        .standard("get_create_sql", "relation, sql", CreateMacros::createSql)
        .standard("get_create_backup_sql", "relation", CreateMacros::backup)
        .standard("get_create_intermediate_sql", "relation, sql", CreateMacros::intermediate)
        .standard(
            "get_rename_intermediate_sql",
            "relation",
            call ->
                call.macro(
                    "get_rename_sql",
                    call.macro("make_intermediate_relation", call.get("relation")),
                    String.valueOf(call.relation("relation").identifier())))
        .standard(
            "get_drop_backup_sql", "relation", call -> call.macro("get_drop_sql", backupOf(call)))
        .standard(
            "get_replace_sql", "existing_relation, target_relation, sql", CreateMacros::replaceSql)
        .standard("get_select_subquery", "sql", CreateMacros::selectSubquery)
        .standard("get_column_names", "", call -> ContractMacros.columnNames(call.context()));
  }

  /// Older ways, and those of other engines.
  private static void inPlace(Library library) {
    library
        .standard("can_clone_table", "", _ -> false)
        .standard(
            "create_or_replace_clone",
            "this_relation, defer_relation",
            call ->
                "\n    create or replace table "
                    + call.relation("this_relation").render()
                    + " clone "
                    + call.relation("defer_relation").render()
                    + "\n")
        .standard("handle_existing_table", "full_refresh, old_relation", CreateMacros::giveWay)
        .add("create_or_replace_view", "", CreateMacros::viewInPlace);
  }

  /// Drops what is to become a view.
  private static Object giveWay(Call call) {
    RelationValue old = call.relation("old_relation");
    call.context()
        .debug("Dropping relation " + old.render() + " because it is of type " + old.type());
    call.context().dropRelation(old);
    return "";
  }

  /// A whole materialization as one macro: the view replaced where it stands.
  private static Object viewInPlace(Call call) {
    NodeContext context = call.context();
    RelationValue target = context.thisRelation().withType("view");
    Object old = context.findOrNone(context.thisRelation());
    context.runHooks(context.hooks("pre-hook"), true);
    boolean isView = false;
    if (old instanceof RelationValue relation) {
      isView = "view".equals(relation.type());
      if ("table".equals(relation.type())) {
        call.macro("handle_existing_table", call.macro("should_full_refresh"), relation);
      }
    }
    String sql = String.valueOf(context.workspace().compilation().sql(context.node().uniqueId()));
    context.statement("main", call.sql("get_create_view_as_sql", target, sql), false, true);
    Object revoke = call.macro("should_revoke", isView, true);
    call.macro("apply_grants", target, context.config("grants"), revoke);
    context.runHooks(context.hooks("post-hook"), true);
    PyDict made = new PyDict();
    made.put("relations", PyList.of(target));
    return made;
  }

  private static String header(NodeContext context) {
    String header = context.configText("sql_header");
    return header == null ? "" : header;
  }

  private static String tableAs(Call call) {
    NodeContext context = call.context();
    boolean temporary = call.truth("temporary");
    boolean unlogged = !temporary && context.configTruth("unlogged");
    String relation = call.text("relation");
    String kind = temporary ? "temporary" : unlogged ? "unlogged" : "";
    StringBuilder sql = new StringBuilder("\n  \n    ").append(header(context));
    sql.append("\n\n  create ").append(kind).append(" table ").append(relation).append("\n  \n  ");
    if (context.contractEnforced()) {
      sql.append("\n    ").append(call.sql("get_assert_columns_equivalent", call.get("sql")));
      sql.append("\n  ");
    }
    String query = call.text("sql");
    if (context.contractEnforced() && !temporary) {
      sql.append(call.sql("get_table_columns_and_constraints")).append(" ;\n    insert into ");
      sql.append(relation).append(" (\n      ").append(call.sql("get_column_names"));
      sql.append("\n    )\n  ");
      query = call.sql("get_select_subquery", query);
    } else {
      sql.append("\n    as\n  ");
    }
    return sql.append("\n  (\n    ").append(query).append("\n  );\n  ").toString();
  }

  private static String viewAs(Call call, String verb) {
    NodeContext context = call.context();
    StringBuilder sql = new StringBuilder(header(context)).append("\n  ").append(verb);
    sql.append(call.relation("relation").render()).append("\n    \n    ");
    if (context.contractEnforced()) {
      sql.append(call.sql("get_assert_columns_equivalent", call.get("sql")));
    }
    return sql.append("\n  as (\n    ").append(call.text("sql")).append("\n  );").toString();
  }

  private static String replaceTable(Call call) {
    return header(call.context())
        + "\n    create or replace table "
        + call.text("relation")
        + " as (\n        "
        + call.text("sql")
        + "\n    );";
  }

  private static String materializedViewAs(Call call) {
    StringBuilder sql = new StringBuilder("\n    create materialized view if not exists ");
    sql.append(call.text("relation")).append(" as ").append(call.text("sql")).append(";\n\n    ");
    boolean first = true;
    for (Object index : call.context().configList("indexes")) {
      sql.append(first ? "" : ";");
      sql.append(call.sql("get_create_index_sql", call.relation("relation"), index));
      first = false;
    }
    return sql.toString();
  }

  private static Object createSql(Call call) {
    RelationValue relation = call.relation("relation");
    Object sql = call.get("sql");
    if (relation.isView()) {
      return call.macro("get_create_view_as_sql", relation, sql);
    }
    if (relation.isTable()) {
      return call.macro("get_create_table_as_sql", false, relation, sql);
    }
    if (relation.isMaterializedView()) {
      return call.macro("get_create_materialized_view_as_sql", relation, sql);
    }
    throw Errors.compilation("`get_create_sql` has not been implemented for: " + relation.type());
  }

  private static RelationValue backupOf(Call call) {
    RelationValue relation = call.relation("relation");
    Object backup = call.macro("make_backup_relation", relation, String.valueOf(relation.type()));
    return (RelationValue) backup;
  }

  private static String backup(Call call) {
    RelationValue backup = backupOf(call);
    return call.sql("get_drop_sql", backup)
        + ";\n\n    "
        + call.sql("get_rename_sql", call.get("relation"), String.valueOf(backup.identifier()));
  }

  private static String intermediate(Call call) {
    Object intermediate = call.macro("make_intermediate_relation", call.get("relation"));
    return call.sql("get_drop_sql", intermediate)
        + ";\n\n    "
        + call.sql("get_create_sql", intermediate, call.get("sql"));
  }

  private static String replaceSql(Call call) {
    RelationValue existing = call.relation("existing_relation");
    RelationValue target = call.relation("target_relation");
    call.context().debug("Applying REPLACE to: " + existing.text());
    Object sql = call.get("sql");
    boolean sameKind = String.valueOf(existing.type()).equals(String.valueOf(target.type()));
    if (sameKind && existing.isView()) {
      return call.sql("get_replace_view_sql", target, sql);
    }
    if (sameKind && existing.isTable()) {
      return call.sql("get_replace_table_sql", target, sql);
    }
    boolean targetMoves = target.isView() || target.isTable();
    boolean existingMoves = existing.isView() || existing.isTable();
    StringBuilder out = new StringBuilder();
    if (targetMoves) {
      out.append(call.sql("get_create_intermediate_sql", target, sql)).append(";\n        ");
      out.append(call.sql(existingMoves ? "get_create_backup_sql" : "get_drop_sql", existing));
      out.append(";\n        ").append(call.sql("get_rename_intermediate_sql", target));
      return existingMoves
          ? out.append(";\n        ").append(call.sql("get_drop_backup_sql", existing)).toString()
          : out.toString();
    }
    out.append(call.sql(existingMoves ? "get_create_backup_sql" : "get_drop_sql", existing));
    out.append(";\n        ").append(call.sql("get_create_sql", target, sql));
    return existingMoves
        ? out.append(";\n        ").append(call.sql("get_drop_backup_sql", existing)).toString()
        : out.toString();
  }

  private static String selectSubquery(Call call) {
    return "\n    select "
        + call.sql("get_column_names")
        + "\n    from (\n        "
        + call.text("sql")
        + "\n    ) as model_subq\n";
  }
}
