package io.daybook.models.postgres;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Questions to the system catalog. Each is one statement, without a view of `information_schema`
/// where that would be slow.
public final class Catalog {
  private static final String KIND =
      "case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end";

  private Catalog() {}

  /// The kinds of relations of a schema: one row with place in the list and kind for each that is
  /// there.
  public static String find(String schema, List<String> names) {
    String all = names.stream().map(Catalog::literal).collect(Collectors.joining(", "));
    return "select array_position(array["
        + all
        + "]::name[], c.relname) - 1, "
        + KIND
        + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        + " where n.nspname = "
        + literal(schema)
        + " and c.relname in ("
        + all
        + ") and c.relkind in ('r', 'p', 'v', 'm')";
  }

  /// Relations of a schema as dbt lists them: database, name, schema, kind.
  public static String listRelations(String database, String schema) {
    return "select "
        + literal(database)
        + " as database, c.relname as name, n.nspname as schema, "
        + KIND
        + " as type from pg_catalog.pg_class c"
        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        + " where n.nspname ilike "
        + literal(schema)
        + " and c.relkind in ('r', 'p', 'v', 'm') order by c.relname";
  }

  /// Columns in order: name, type, length, precision, scale, as the information schema has them.
  ///
  /// @param schema null looks in every schema, as for a temporary table
  public static String columns(@Nullable String schema, String name) {
    String place = schema == null ? "" : " and n.nspname = " + literal(schema);
    return """
    select a.attname as column_name,
        case
            when bt.typelem <> 0 and bt.typlen = -1 then 'ARRAY'
            when bn.nspname = 'pg_catalog' then pg_catalog.format_type(bt.oid, null)
            else 'USER-DEFINED'
        end as data_type,
        information_schema._pg_char_max_length(bt.oid, m.mod)::bigint,
        information_schema._pg_numeric_precision(bt.oid, m.mod)::bigint,
        information_schema._pg_numeric_scale(bt.oid, m.mod)::bigint
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_type t on t.oid = a.atttypid
    join pg_catalog.pg_type bt
        on bt.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
    join pg_catalog.pg_namespace bn on bn.oid = bt.typnamespace
    cross join lateral (
        select case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as mod
    ) m
    where a.attnum > 0 and not a.attisdropped
        and c.relkind in ('r', 'v', 'f', 'p')
        and c.relname = %s%s
    order by a.attnum
    """
        .formatted(literal(name), place);
  }

  /// Indexes of a table: name, method, whether unique, columns joined by commas.
  public static String indexes(String schema, String name) {
    return """
    select i.relname as name, m.amname as method, ix.indisunique as "unique",
        array_to_string(array_agg(a.attname), ',') as column_names
    from pg_index ix
    join pg_class i on i.oid = ix.indexrelid
    join pg_am m on m.oid = i.relam
    join pg_class t on t.oid = ix.indrelid
    join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = any (ix.indkey)
    where t.relname = %s and n.nspname = %s and t.relkind in ('r', 'm')
    group by 1, 2, 3
    order by 1, 2, 3
    """
        .formatted(literal(name), literal(schema));
  }

  /// A text in quotes.
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
