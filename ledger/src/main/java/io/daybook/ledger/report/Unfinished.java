package io.daybook.ledger.report;

import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/// What the last build of a date left undone.
final class Unfinished {
  /// The last run of the command for the date, where it failed and nothing was loaded since it
  /// began; of it, whatever did not end well.
  private static final String NODES =
      """
      with entries as (
          select run_id, node, state in ('success') as is_done, partition_date
          from daybook.model_run
          union all
          select run_id, node, state in ('pass', 'warn'), partition_date
          from daybook.check_result
      ), last as (
          select run_id, started_at, state
          from daybook.run
          where command = ?
              and exists (
                  select 1 from entries
                  where entries.run_id = run.run_id and entries.partition_date = ?
              )
          order by started_at desc, run_id desc
          limit 1
      )
      select entries.node
      from last
      inner join entries on entries.run_id = last.run_id
      where last.state = 'failed'
          and not entries.is_done
          and not exists (
              select 1 from daybook.load_run
              where load_run.state in ('loaded', 'empty') and load_run.finished_at >= last.started_at
          )
      order by entries.node
      """;

  private Unfinished() {}

  static Set<String> nodes(Connection connection, String command, LocalDate date) {
    return Sql.on(
        connection,
        sql ->
            new LinkedHashSet<>(
                sql.resultQuery(NODES, command, date).fetch(row -> row.get(0, String.class))));
  }
}
