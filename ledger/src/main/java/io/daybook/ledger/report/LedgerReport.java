package io.daybook.ledger.report;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Answers from the ledger, each in the caller's transaction. Keeps no state and may be shared.
public final class LedgerReport {

  /// All that is known of one date.
  public DayStatus status(Connection connection, LocalDate date) {
    return StatusQuestions.day(connection, date);
  }

  /// The last dates, newest first.
  public List<DayLine> days(Connection connection, int most) {
    return StatusQuestions.days(connection, most);
  }

  /// How many records were refused, by load, code and column.
  public List<RejectCount> rejectCounts(Connection connection, RejectFilter filter) {
    return RejectQuestions.counts(connection, filter);
  }

  /// Hands over refused records in the order of their files; needs an open transaction.
  public void rejects(
      Connection connection, RejectFilter filter, long most, Consumer<KeptReject> reader) {
    RejectQuestions.each(connection, filter, most, reader);
  }

  /// The selected models and tests that the last runs of a command left undone for a date. Empty
  /// where all went well, where there was none, and where data came since, so that everything must
  /// be built.
  public Set<String> unfinished(
      Connection connection, String command, LocalDate date, Set<String> selected) {
    return Unfinished.nodes(connection, command, date, selected);
  }

  /// Where what is derived differs from the events, one sentence each; empty where it agrees.
  public List<String> differences(Connection connection) {
    return DerivedState.differences(connection);
  }

  /// Derives the partitions from the events anew.
  ///
  /// @return how many there are
  public int rebuild(Connection connection) {
    return DerivedState.rebuild(connection);
  }
}
