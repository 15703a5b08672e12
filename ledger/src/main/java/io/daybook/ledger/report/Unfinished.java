package io.daybook.ledger.report;

import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/// What of a selection the last builds of a date left undone.
final class Unfinished {
  /// The newest result of each selected node, whichever run of the command gave it: the parts of a
  /// build are runs of their own. Where one of them did not end well, and nothing was loaded since
  /// the oldest of them began: every node that has not ended well.
  private static final String NODES =
      """
      with selected as (
          select unnest(?) as node
      ), entries as (
          select run_id, node, partition_date, state in ('success') as is_done
          from daybook.model_run
          union all
          select run_id, node, partition_date, state in ('pass', 'warn')
          from daybook.check_result
      ), newest as (
          select distinct on (node) node, entries.is_done, run.started_at
          from selected
          inner join entries using (node)
          inner join daybook.run using (run_id)
          where run.command = ?
              and entries.partition_date = ?
          order by node, run.started_at desc, run_id desc
      )
      select node
      from selected
      left join newest using (node)
      where newest.is_done is distinct from true
          and exists (select 1 from newest where not newest.is_done)
          and not exists (
              select 1 from daybook.load_run
              where load_run.state in ('loaded', 'empty')
                  and load_run.finished_at >= (select min(started_at) from newest)
          )
      order by node
      """;

  private Unfinished() {}

  static Set<String> nodes(
      Connection connection, String command, LocalDate date, Set<String> selected) {
    String[] nodes = selected.toArray(String[]::new);
    return Sql.on(
        connection,
        sql ->
            new LinkedHashSet<>(
                sql.resultQuery(NODES, nodes, command, date)
                    .fetch(row -> row.get(0, String.class))));
  }
}
