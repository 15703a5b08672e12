package io.daybook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One test of one run.
///
/// @param node dbt's unique id of the test
/// @param model the unique id of what it tests
/// @param date the business date of the build, null where it is not for one date
/// @param failures how many rows fail, null where it did not come to an answer
/// @param message the failure in one line, null where it passed
public record CheckResult(
    UUID checkResultId,
    UUID runId,
    String node,
    String model,
    @Nullable LocalDate date,
    Severity severity,
    State state,
    @Nullable Long failures,
    @Nullable String message,
    Instant startedAt,
    Instant finishedAt) {

  /// Whether a failure stops what hangs on the model.
  public enum Severity {
    /// It does.
    ERROR,
    /// It is only told.
    WARN
  }

  /// How it ended, in dbt's words.
  public enum State {
    /// No row fails.
    PASS,
    /// Rows fail, and the test only warns.
    WARN,
    /// Rows fail.
    FAIL,
    /// The test itself could not run.
    ERROR,
    /// Something upstream failed.
    SKIPPED
  }
}
