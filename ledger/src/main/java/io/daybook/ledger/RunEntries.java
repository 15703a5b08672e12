package io.daybook.ledger;

import static io.daybook.ledger.jooq.Tables.RUN;
import static io.daybook.ledger.jooq.Tables.TASK_RUN;

import io.daybook.kernel.run.DateRange;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;

/// Runs and their tasks: opened when they begin, so that a crash is visible, closed once.
final class RunEntries {
  private RunEntries() {}

  static void startRun(
      Connection connection, UUID runId, String command, String version, Instant at) {
    Sql.on(
        connection,
        sql ->
            sql.insertInto(RUN)
                .columns(RUN.RUN_ID, RUN.COMMAND, RUN.VERSION, RUN.STARTED_AT)
                .values(runId, command, version, at)
                .execute());
  }

  static void finishRun(
      Connection connection, UUID runId, Outcome outcome, int exitCode, Instant at) {
    Sql.on(
        connection,
        sql ->
            sql.update(RUN)
                .set(RUN.STATE, Sql.word(outcome))
                .set(RUN.EXIT_CODE, exitCode)
                .set(RUN.FINISHED_AT, at)
                .where(RUN.RUN_ID.eq(runId))
                .execute());
  }

  static void startTask(
      Connection connection, UUID taskRunId, UUID runId, String task, Period period) {
    Sql.on(
        connection,
        sql ->
            sql.insertInto(TASK_RUN)
                .columns(
                    TASK_RUN.TASK_RUN_ID,
                    TASK_RUN.RUN_ID,
                    TASK_RUN.TASK,
                    TASK_RUN.FIRST_DATE,
                    TASK_RUN.LAST_DATE,
                    TASK_RUN.STARTED_AT)
                .values(
                    taskRunId,
                    runId,
                    task,
                    period.dates().first(),
                    period.dates().last(),
                    period.at())
                .execute());
  }

  static void finishTask(Connection connection, UUID taskRunId, TaskEnd end, Instant at) {
    Sql.on(
        connection,
        sql ->
            sql.update(TASK_RUN)
                .set(TASK_RUN.STATE, Sql.word(end.outcome()))
                .set(TASK_RUN.CODE, end.code().isEmpty() ? null : end.code())
                .set(TASK_RUN.MESSAGE, end.message().isEmpty() ? null : end.message())
                .set(TASK_RUN.FINISHED_AT, at)
                .where(TASK_RUN.TASK_RUN_ID.eq(taskRunId))
                .execute());
  }

  /// The dates of a task and the moment it began.
  record Period(DateRange dates, Instant at) {}
}
