package io.daybook.cli.conformance;

import io.daybook.kernel.postgres.TestDatabase;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands in a database: every relation of its users' schemas with all that makes it what it
/// is.
public final class Relations {
  private static final String NAMES =
      """
      select n.nspname || '.' || c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'raw', 'daybook')
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
      order by 1\
      """;

  /// Kind, persistence, columns in order with type and description, indexes and constraints without
  /// their names, rights and description, then the number of rows and a hash of them that does not
  /// depend on their order. A view is what it says.
  private static final String DIGEST =
      """
      select
        concat(c.relkind, c.relpersistence),
        coalesce((select string_agg(a::text, ' ' order by a::text) from unnest(c.relacl) a), ''),
        coalesce(obj_description(c.oid), ''),
        (select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                  a.attnotnull, col_description(c.oid, a.attnum)), ', ' order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
        (select string_agg(d, ', ' order by d) from (
          select concat_ws(' ', i.indisunique, regexp_replace(pg_get_indexdef(i.indexrelid),
                  '^.* USING ', '')) as d
          from pg_index i where i.indrelid = c.oid) indexes),
        (select string_agg(pg_get_constraintdef(k.oid), ', ' order by pg_get_constraintdef(k.oid))
          from pg_constraint k where k.conrelid = c.oid),
        coalesce(pg_get_viewdef(c.oid), ''),
        (select count(*) from RELATION),
        (select md5(coalesce(string_agg(t::text, chr(10) order by t::text collate "C"), ''))
          from RELATION t)
      from pg_class c where c.oid = 'RELATION'::regclass\
      """;

  private Relations() {}

  /// Each relation by its name, as text that is equal for equal relations.
  static SortedMap<String, String> of(TestDatabase database) {
    return of(database, DIGEST);
  }

  /// Each relation by its name, as what a query says of it.
  ///
  /// @param digest where it says RELATION, the relation is put
  public static SortedMap<String, String> of(TestDatabase database, String digest) {
    SortedMap<String, String> relations = new TreeMap<>();
    for (String name : database.query(NAMES).lines().toList()) {
      int dot = name.indexOf('.');
      String quoted = '"' + name.substring(0, dot) + "\".\"" + name.substring(dot + 1) + '"';
      relations.put(name, database.query(digest.replace("RELATION", quoted)));
    }
    return relations;
  }
}
