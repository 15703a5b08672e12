package io.daybook.models.postgres;

import java.util.Collection;
import java.util.StringJoiner;

/// The one question behind `catalog.json`: every column of the relations of some schemas, with
/// types, comments and owners.
public final class Inventory {
  private Inventory() {}

  /// One row a column: database, schema, table, type, comment, column, number, type, comment, owner
  /// by dbt's names; in the order of schema, table and column.
  ///
  /// @param schemas names in any case
  public static String of(String database, Collection<String> schemas) {
    StringJoiner names = new StringJoiner(", ");
    schemas.forEach(schema -> names.add("lower(" + Catalog.literal(schema) + ")"));
    return """
    select %s as table_database,
        sch.nspname as table_schema,
        tbl.relname as table_name,
        case tbl.relkind
            when 'v' then 'VIEW'
            when 'm' then 'MATERIALIZED VIEW'
            else 'BASE TABLE'
        end as table_type,
        pg_catalog.obj_description(tbl.oid, 'pg_class') as table_comment,
        col.attname as column_name,
        col.attnum::integer as column_index,
        pg_catalog.format_type(col.atttypid, col.atttypmod) as column_type,
        pg_catalog.col_description(tbl.oid, col.attnum) as column_comment,
        pg_catalog.pg_get_userbyid(tbl.relowner) as table_owner
    from pg_catalog.pg_class as tbl
    inner join pg_catalog.pg_namespace as sch on sch.oid = tbl.relnamespace
    inner join pg_catalog.pg_attribute as col on col.attrelid = tbl.oid
    where lower(sch.nspname) in (%s)
        and not pg_catalog.pg_is_other_temp_schema(sch.oid)
        and tbl.relpersistence in ('p', 'u')
        and tbl.relkind in ('r', 'v', 'f', 'p', 'm')
        and col.attnum > 0
        and not col.attisdropped
    order by sch.nspname, tbl.relname, col.attnum
    """
        .formatted(Catalog.literal(database), names);
  }
}
