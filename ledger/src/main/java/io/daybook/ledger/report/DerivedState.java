package io.daybook.ledger.report;

import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.util.List;
import org.jooq.Record;

/// Compares what is derived with the events it is derived from, and derives it anew.
final class DerivedState {
  private static final String DIFFERENCES =
      """
      select
          coalesce(kept.source, due.source) as source,
          coalesce(kept.dataset, due.dataset) as dataset,
          coalesce(kept.partition_date, due.partition_date) as partition_date,
          case
              when kept.source is null then 'is missing'
              when due.source is null then 'has no load'
              else 'differs from its load'
          end as what
      from daybook.partition as kept
      full join daybook.partition_of_events as due
          on due.source = kept.source
          and due.dataset = kept.dataset
          and due.partition_date = kept.partition_date
      where (kept.load_id, kept.rows_loaded, kept.digest, kept.loaded_at)
          is distinct from (due.load_id, due.rows_loaded, due.digest, due.loaded_at)
      union all
      select 'daybook', 'reject', null, count(*) || ' refused records have no load'
      from daybook.reject
      where not exists (select 1 from daybook.load_run where load_run.load_id = reject.load_id)
      having count(*) > 0
      order by source, dataset, partition_date
      """;

  private DerivedState() {}

  static List<String> differences(Connection connection) {
    return Sql.on(connection, sql -> sql.resultQuery(DIFFERENCES).fetch(DerivedState::sentence));
  }

  static int rebuild(Connection connection) {
    return Sql.on(
        connection,
        sql -> {
          sql.execute("lock table daybook.partition in share row exclusive mode");
          sql.execute("delete from daybook.partition");
          return sql.execute(
              "insert into daybook.partition select * from daybook.partition_of_events");
        });
  }

  private static String sentence(Record row) {
    String table = row.get("source", String.class) + "." + row.get("dataset", String.class);
    String what = row.get("what", String.class);
    return table.equals("daybook.reject")
        ? what
        : table + " of " + row.get("partition_date", String.class) + " " + what;
  }
}
