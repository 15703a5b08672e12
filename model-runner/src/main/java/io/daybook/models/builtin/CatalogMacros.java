package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.Builtin;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.postgres.Inventory;
import io.daybook.models.postgres.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands in the database: columns of relations, and which view reads what.
final class CatalogMacros {
  private static final String DEPENDENCIES =
      """
      select distinct
          reader_schema.nspname as dependent_schema,
          reader.relname as dependent_name,
          read_schema.nspname as referenced_schema,
          read.relname as referenced_name
      from pg_catalog.pg_rewrite as rule
      inner join pg_catalog.pg_class as reader on reader.oid = rule.ev_class
      inner join pg_catalog.pg_namespace as reader_schema on reader_schema.oid = reader.relnamespace
      inner join pg_catalog.pg_depend as link
          on link.classid = 'pg_catalog.pg_rewrite'::regclass
          and link.objid = rule.oid
          and link.refclassid = 'pg_catalog.pg_class'::regclass
          and link.refobjid <> reader.oid
      inner join pg_catalog.pg_class as read on read.oid = link.refobjid
      inner join pg_catalog.pg_namespace as read_schema on read_schema.oid = read.relnamespace
      where read_schema.nspname <> 'information_schema' and read_schema.nspname not like 'pg\\_%'
      order by dependent_schema, dependent_name, referenced_schema, referenced_name
      """;

  private CatalogMacros() {}

  static void addTo(Library library) {
    Builtin.Body dependencies = call -> call.context().table(call.context().query(DEPENDENCIES));
    library
        .postgres("get_catalog", "information_schema, schemas", CatalogMacros::ofSchemas)
        .postgres(
            "get_catalog_relations", "information_schema, relations", CatalogMacros::ofRelations)
        .postgres("get_relations", "", dependencies)
        .add("postgres_get_relations", "", call -> call.macro("postgres__get_relations"));
    missing(library, "get_catalog_for_single_relation", "relation");
    missing(library, "get_relation_last_modified", "information_schema, relations");
    missing(library, "list_function_relations_without_caching", "schema_relation");
  }

  /// What dbt has a name for, but nothing on PostgreSQL.
  private static void missing(Library library, String name, String signature) {
    library.standard(
        name,
        signature,
        _ -> {
          throw Errors.compilation(name + " macro not implemented for adapter postgres");
        });
  }

  private static Object ofSchemas(Call call) {
    return found(call, new LinkedHashSet<>(call.texts("schemas")), Set.of());
  }

  private static Object ofRelations(Call call) {
    NodeContext context = call.context();
    Set<String> schemas = new LinkedHashSet<>();
    Set<List<String>> names = new LinkedHashSet<>();
    Set<String> whole = new LinkedHashSet<>();
    for (Object relation : call.list("relations")) {
      String schema = lower(context.attribute(relation, "schema"));
      Object identifier = context.member(relation, "identifier");
      schemas.add(schema);
      if (identifier == null || identifier instanceof None) {
        whole.add(schema);
      } else {
        names.add(List.of(schema, lower(identifier)));
      }
    }
    names.removeIf(name -> whole.contains(name.getFirst()));
    whole.forEach(schema -> names.add(List.of(schema)));
    return found(call, schemas, names);
  }

  /// The columns of all relations of the schemas or, where names are given, of those named by
  /// schema or by schema and name.
  private static Object found(Call call, Set<String> schemas, Set<List<String>> names) {
    NodeContext context = call.context();
    String database = context.attribute(call.get("information_schema"), "database");
    ResultTable all = context.query(Inventory.of(String.valueOf(database), schemas));
    if (names.isEmpty()) {
      return context.table(all);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : all.rows()) {
      String schema = lower(row.get(1));
      if (names.contains(List.of(schema)) || names.contains(List.of(schema, lower(row.get(2))))) {
        rows.add(row);
      }
    }
    return context.table(new ResultTable(all.names(), all.kinds(), rows));
  }

  private static String lower(@Nullable Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }
}
