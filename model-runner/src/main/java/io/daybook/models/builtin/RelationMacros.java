package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.postgres.Catalog;

/// Looking relations up, dropping, renaming, emptying them; schemas; indexes.
final class RelationMacros {
  private RelationMacros() {}

  static void addTo(Library library) {
    library
        .add("load_cached_relation", "relation", RelationMacros::load)
        .add(
            "load_relation",
            "relation",
            call -> call.macro("load_cached_relation", call.get("relation")))
        .standard(
            "get_or_create_relation",
            "database, schema, identifier, type",
            RelationMacros::getOrCreate)
        .add("drop_relation_if_exists", "relation", RelationMacros::dropIfExists)
        .standard("drop_relation", "relation", RelationMacros::drop)
        .standard("rename_relation", "from_relation, to_relation", RelationMacros::rename)
        .standard("truncate_relation", "relation", RelationMacros::truncate)
        .standard("get_drop_sql", "relation", RelationMacros::dropSql)
        .postgres("drop_view", "relation", call -> dropKind(call, "view"))
        .postgres("drop_table", "relation", call -> dropKind(call, "table"))
        .postgres("drop_materialized_view", "relation", call -> dropKind(call, "materialized view"))
        .standard("get_rename_sql", "relation, new_name", RelationMacros::renameSql)
        .postgres("get_rename_view_sql", "relation, new_name", call -> renameKind(call, "view"))
        .postgres("get_rename_table_sql", "relation, new_name", call -> renameKind(call, "table"))
        .postgres(
            "get_rename_materialized_view_sql",
            "relation, new_name",
            call -> renameKind(call, "materialized view"));
    schemas(library);
    indexes(library);
  }

  private static Object load(Call call) {
    return call.context().findOrNone(call.relation("relation"));
  }

  private static Object getOrCreate(Call call) {
    RelationValue wanted =
        call.context()
            .relation(
                call.textOrNull("database"),
                call.textOrNull("schema"),
                call.textOrNull("identifier"));
    Object found = call.context().findOrNone(wanted);
    return found instanceof None
        ? PyList.of(false, wanted.withType(call.textOrNull("type")))
        : PyList.of(true, found);
  }

  private static Object dropIfExists(Call call) {
    if (!call.isNone("relation")) {
      call.context().dropRelation(call.relation("relation"));
    }
    return "";
  }

  private static Object drop(Call call) {
    String sql = call.sql("get_drop_sql", call.relation("relation"));
    if (sql.startsWith("drop ") && sql.indexOf(';') < 0) {
      effect(call, "drop_relation", sql, false);
    } else {
      call.context().statement("drop_relation", sql, false, false);
    }
    return "";
  }

  private static Object rename(Call call) {
    RelationValue from = call.relation("from_relation");
    String name = '"' + call.relation("to_relation").identifier() + '"';
    String sql = "alter table " + from.render() + " rename to " + name;
    effect(call, "rename_relation", sql, true);
    return "";
  }

  /// One statement, sent with others where nobody will ask for its result.
  private static void effect(Call call, String name, String sql, boolean begin) {
    if (call.context().warehouse().holds()) {
      call.context().warehouse().later(sql, begin);
    } else {
      call.context().statement(name, sql, false, begin);
    }
  }

  private static Object truncate(Call call) {
    String sql = "truncate table " + call.relation("relation").render();
    call.context().statement("truncate_relation", sql, false, true);
    return "";
  }

  private static Object dropSql(Call call) {
    RelationValue relation = call.relation("relation");
    if (relation.isView()) {
      return call.macro("drop_view", relation);
    }
    if (relation.isTable()) {
      return call.macro("drop_table", relation);
    }
    return relation.isMaterializedView()
        ? call.macro("drop_materialized_view", relation)
        : "drop " + relation.type() + " if exists " + relation.render() + " cascade";
  }

  private static String dropKind(Call call, String kind) {
    return "drop " + kind + " if exists " + call.relation("relation").render() + " cascade";
  }

  private static Object renameSql(Call call) {
    RelationValue relation = call.relation("relation");
    Object name = call.get("new_name");
    if (relation.isView()) {
      return call.macro("get_rename_view_sql", relation, name);
    }
    if (relation.isTable()) {
      return call.macro("get_rename_table_sql", relation, name);
    }
    if (relation.isMaterializedView()) {
      return call.macro("get_rename_materialized_view_sql", relation, name);
    }
    throw Errors.compilation("`get_rename_sql` has not been implemented for: " + relation.type());
  }

  private static String renameKind(Call call, String kind) {
    return "\n    alter "
        + kind
        + " "
        + call.relation("relation").render()
        + " rename to "
        + call.text("new_name")
        + "\n";
  }

  private static void schemas(Library library) {
    // One entry per macro.
    library
        .postgres(
            "create_schema",
            "relation",
            call -> schema(call, "create_schema", "create schema if not exists ", ""))
        .postgres(
            "drop_schema",
            "relation",
            call -> schema(call, "drop_schema", "drop schema if exists ", " cascade"))
        .standard("drop_schema_named", "schema_name", RelationMacros::dropNamed)
        .postgres("information_schema_name", "database", _ -> "information_schema")
        .postgres(
            "list_schemas",
            "database",
            call ->
                StatementMacros.runQuery(
                    call.context(), "select distinct nspname from pg_namespace"))
        .postgres("check_schema_exists", "information_schema, schema", RelationMacros::schemaExists)
        .postgres(
            "list_relations_without_caching",
            "schema_relation",
            call -> {
              RelationValue of = call.relation("schema_relation");
              return call.context()
                  .table(
                      call.context()
                          .query(
                              Catalog.listRelations(
                                  String.valueOf(of.database()), String.valueOf(of.schema()))));
            });
  }

  private static Object schema(Call call, String name, String verb, String end) {
    RelationValue schema = call.relation("relation").withoutIdentifier().withoutDatabase();
    call.context().statement(name, verb + schema.render() + end, false, true);
    return "";
  }

  private static Object dropNamed(Call call) {
    RelationValue schema = call.context().relation(null, call.text("schema_name"), null);
    return call.macro("drop_schema", schema);
  }

  private static Object schemaExists(Call call) {
    return StatementMacros.runQuery(
        call.context(),
        "select count(*) from pg_namespace where nspname = '" + call.text("schema") + "'");
  }

  private static void indexes(Library library) {
    library
        .postgres("get_create_index_sql", "relation, index_dict", RelationMacros::createIndex)
        .standard("create_indexes", "relation", RelationMacros::createIndexes)
        .postgres("get_show_indexes_sql", "relation", RelationMacros::showIndexes)
        .postgres(
            "get_drop_index_sql",
            "relation, index_name",
            call ->
                "drop index if exists \"%s\".\"%s\""
                    .formatted(call.relation("relation").schema(), call.text("index_name")));
  }

  private static String createIndex(Call call) {
    RelationValue relation = call.relation("relation");
    Index index = Index.of(call.context(), call.get("index_dict"));
    return "\n\n  create %sindex if not exists\n  \"%s\"\n  on %s %s\n  (%s)\n\n"
        .formatted(
            index.unique() ? "unique " : "",
            index.name(relation, call.context().now()),
            relation.text(),
            index.type().isEmpty() ? "" : "using " + index.type(),
            String.join(", ", index.columns()));
  }

  private static Object createIndexes(Call call) {
    for (Object index : call.context().configList("indexes")) {
      String sql = call.sql("get_create_index_sql", call.relation("relation"), index);
      if (!sql.isBlank()) {
        call.context().query(sql);
      }
    }
    return "";
  }

  private static String showIndexes(Call call) {
    RelationValue relation = call.relation("relation");
    return Catalog.indexes(
        String.valueOf(relation.schema()), String.valueOf(relation.identifier()));
  }
}
