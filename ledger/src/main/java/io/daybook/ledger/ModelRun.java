package io.daybook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One model, seed or snapshot of one run.
///
/// @param node dbt's unique id, such as `model.daybook.fct_order_lines`
/// @param relation `schema.name`
/// @param materialization `view`, `table`, `incremental`, …
/// @param date the business date of the build, null where it is not for one date
/// @param rowsAffected null where nobody counted
/// @param message the failure in one line, null where it went well
public record ModelRun(
    UUID modelRunId,
    UUID runId,
    String node,
    String relation,
    String materialization,
    @Nullable LocalDate date,
    State state,
    @Nullable Long rowsAffected,
    @Nullable String message,
    Instant startedAt,
    Instant finishedAt) {

  /// How it ended, in dbt's words.
  public enum State {
    /// Built.
    SUCCESS,
    /// The database or the template said no.
    ERROR,
    /// Something upstream failed.
    SKIPPED
  }
}
