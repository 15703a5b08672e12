package io.daybook.ledger;

/// How a run or a task ended.
public enum Outcome {
  /// It did what it was asked for.
  SUCCEEDED,
  /// Somebody must act: the failure's code says who.
  FAILED,
  /// No file for the date, and none expected.
  NOTHING_TO_DO
}
