package io.daybook.ledger;

import io.daybook.kernel.failure.Failure;

/// How a task ended.
///
/// @param code the failure's code, empty where it did not fail
/// @param message the failure's fact or a remark, may be empty
public record TaskEnd(Outcome outcome, String code, String message) {
  /// It did what it was asked for.
  public static TaskEnd succeeded() {
    return new TaskEnd(Outcome.SUCCEEDED, "", "");
  }

  /// Nothing to do.
  public static TaskEnd nothingToDo(String why) {
    return new TaskEnd(Outcome.NOTHING_TO_DO, "", why);
  }

  /// Somebody must act.
  public static TaskEnd failed(Failure failure) {
    return new TaskEnd(Outcome.FAILED, failure.code(), failure.fact());
  }
}
