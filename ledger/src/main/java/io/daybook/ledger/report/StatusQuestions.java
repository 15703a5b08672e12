package io.daybook.ledger.report;

import io.daybook.ledger.CheckResult;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What `daybook status` asks.
final class StatusQuestions {
  private static final String DATASETS =
      """
      with offered as (
          select
              *,
              row_number() over (
                  partition by source, dataset order by state = 'unchanged', entry desc
              ) as place,
              count(*) over (partition by source, dataset) as offers
          from daybook.load_run
          where partition_date = {0}
      )
      select
          offered.source,
          offered.dataset,
          offered.load_id,
          offered.state,
          offered.uri,
          coalesce(partition.rows_loaded, 0) as rows_loaded,
          offered.rows_rejected,
          offered.offers
      from offered
      left join daybook.partition using (source, dataset, partition_date)
      where place = 1
      order by offered.source, offered.dataset
      """;

  private static final String REASONS =
      """
      select load_id, code, count(distinct record) as records
      from daybook.reject
      where load_id in (select load_id from daybook.load_run where partition_date = {0})
      group by load_id, code
      order by records desc, code
      """;

  private static final String TASKS =
      """
      select distinct on (task) task, state, code, message
      from daybook.task_run
      where {0} between first_date and last_date
      order by task, started_at desc
      """;

  /// What was built or tested for the date itself, or for all dates after its last load.
  private static final String FOR_DATE =
      """
      where
          partition_date = {0}
          or (
              partition_date is null
              and started_at >= (
                  select max(loaded_at) from daybook.partition where partition_date = {0}
              )
          )
      order by node, finished_at desc
      """;

  private static final String MODELS =
      "select distinct on (node) node, relation, state, message from daybook.model_run\n"
          + FOR_DATE;

  private static final String CHECKS =
      "select distinct on (node) node, model, state, failures, message from daybook.check_result\n"
          + FOR_DATE;

  private static final String PUBLISHED =
      """
      select count(distinct relation) as relations, max(published_at) as last
      from daybook.publication
      where partition_date = {0}
      """;

  private static final String LINES =
      """
      with judged as (
          select distinct on (source, dataset, partition_date)
              partition_date, state, rows_rejected
          from daybook.load_run
          where state <> 'unchanged'
          order by source, dataset, partition_date, entry desc
      ),
      loads as (
          select
              partition_date,
              count(*) filter (where state = 'refused') as refused,
              sum(rows_rejected) as rows_rejected
          from judged
          group by partition_date
      ),
      partitions as (
          select
              partition_date,
              count(*) as datasets,
              sum(rows_loaded) as rows_loaded,
              max(loaded_at) as loaded_at
          from daybook.partition
          group by partition_date
      ),
      %s,
      models as (
          select
              partition_date,
              count(*) filter (where state = 'success') as built,
              count(*) filter (where state <> 'success') as failed
          from built
          group by partition_date
      ),
      %s,
      checks as (
          select partition_date, count(*) filter (where state in ('fail', 'error')) as failed
          from tested
          group by partition_date
      )
      select
          partition_date,
          coalesce(datasets, 0) as datasets,
          coalesce(refused, 0) as refused,
          coalesce(rows_loaded, 0) as rows_loaded,
          coalesce(rows_rejected, 0) as rows_rejected,
          coalesce(models.built, 0) as models_built,
          coalesce(models.failed, 0) as models_failed,
          coalesce(checks.failed, 0) as checks_failed
      from loads
      full join partitions using (partition_date)
      full join models using (partition_date)
      full join checks using (partition_date)
      order by partition_date desc
      limit {0}
      """
          .formatted(
              latestOfDates("built", "daybook.model_run"),
              latestOfDates("tested", "daybook.check_result"));

  private StatusQuestions() {}

  /// The steps of a query that give the latest state of each node for each loaded date; an event
  /// for all dates counts for those that were loaded before it began.
  private static String latestOfDates(String name, String events) {
    return """
    %1$s_for_all as (
        select distinct on (node) node, state, started_at, finished_at
        from %2$s
        where partition_date is null
        order by node, finished_at desc
    ),
    %1$s as (
        select distinct on (node, partition_date) partition_date, state
        from (
            select node, partition_date, state, finished_at
            from %2$s
            where partition_date is not null
            union all
            select node, partitions.partition_date, state, finished_at
            from %1$s_for_all
            join partitions on partitions.loaded_at <= %1$s_for_all.started_at
        ) as runs
        order by node, partition_date, finished_at desc
    )\
    """
        .formatted(name, events);
  }

  static DayStatus day(Connection connection, LocalDate date) {
    return Sql.on(
        connection,
        sql -> {
          Map<UUID, List<DayStatus.Reason>> reasons =
              of(sql, REASONS, date)
                  .fetchGroups(row -> row.get("load_id", UUID.class), StatusQuestions::reason);
          return new DayStatus(
              date,
              of(sql, DATASETS, date).fetch(row -> dataset(row, reasons)),
              of(sql, TASKS, date).fetch(StatusQuestions::task),
              of(sql, MODELS, date).fetch(StatusQuestions::model),
              of(sql, CHECKS, date).fetch(StatusQuestions::check),
              Objects.requireNonNull(
                  of(sql, PUBLISHED, date).fetchOne(StatusQuestions::published)));
        });
  }

  static List<DayLine> days(Connection connection, int most) {
    return Sql.on(
        connection, sql -> sql.resultQuery(LINES, DSL.val(most)).fetch(StatusQuestions::line));
  }

  private static ResultQuery<Record> of(DSLContext sql, String query, LocalDate date) {
    return sql.resultQuery(query, DSL.val(date));
  }

  private static DayStatus.Reason reason(Record row) {
    return new DayStatus.Reason(text(row, "code"), number(row, "records"));
  }

  private static DayStatus.Dataset dataset(Record row, Map<UUID, List<DayStatus.Reason>> reasons) {
    UUID loadId = row.get("load_id", UUID.class);
    return new DayStatus.Dataset(
        text(row, "source"),
        text(row, "dataset"),
        loadId,
        Sql.value(LoadState.class, text(row, "state")),
        text(row, "uri"),
        number(row, "rows_loaded"),
        number(row, "rows_rejected"),
        number(row, "offers"),
        reasons.getOrDefault(loadId, List.of()));
  }

  private static DayStatus.Task task(Record row) {
    String state = text(row, "state");
    Optional<Outcome> outcome =
        state.equals("running") ? Optional.empty() : Optional.of(Sql.value(Outcome.class, state));
    return new DayStatus.Task(text(row, "task"), outcome, text(row, "code"), text(row, "message"));
  }

  private static DayStatus.Model model(Record row) {
    ModelRun.State state = Sql.value(ModelRun.State.class, text(row, "state"));
    return new DayStatus.Model(
        text(row, "node"), text(row, "relation"), state, text(row, "message"));
  }

  private static DayStatus.Check check(Record row) {
    CheckResult.State state = Sql.value(CheckResult.State.class, text(row, "state"));
    return new DayStatus.Check(
        text(row, "node"),
        text(row, "model"),
        state,
        number(row, "failures"),
        text(row, "message"));
  }

  private static DayStatus.Published published(Record row) {
    return new DayStatus.Published(
        number(row, "relations"), Optional.ofNullable(row.get("last", Instant.class)));
  }

  private static DayLine line(Record row) {
    return new DayLine(
        row.get("partition_date", LocalDate.class),
        number(row, "datasets"),
        number(row, "refused"),
        number(row, "rows_loaded"),
        number(row, "rows_rejected"),
        number(row, "models_built"),
        number(row, "models_failed"),
        number(row, "checks_failed"));
  }

  /// Empty for null.
  private static String text(Record row, String column) {
    @Nullable String value = row.get(column, String.class);
    return value == null ? "" : value;
  }

  /// Zero for null.
  private static long number(Record row, String column) {
    @Nullable Long value = row.get(column, Long.class);
    return value == null ? 0 : value;
  }
}
