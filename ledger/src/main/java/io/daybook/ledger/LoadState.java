package io.daybook.ledger;

/// What became of a file that was offered for a date.
public enum LoadState {
  /// Its accepted rows are the partition now.
  LOADED,
  /// It has no rows for the date, and that is the partition now.
  EMPTY,
  /// The same bytes under the same contract version were current already: nothing was done.
  UNCHANGED,
  /// Too much was wrong: nothing was loaded, the refused rows are kept.
  REFUSED
}
