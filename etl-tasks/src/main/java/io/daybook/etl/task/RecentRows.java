package io.daybook.etl.task;

import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Delivery;
import io.daybook.kernel.run.DateRange;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Partition;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How many rows a data set had on the same weekday of the weeks before.
///
/// @param counts newest first
record RecentRows(String name, Delivery.RowCount check, List<Long> counts) {
  private static final int FEWEST = 2;
  private static final Delivery.RowCount NO_CHECK = new Delivery.RowCount(0, 0, 0);

  /// What the ledger knows.
  static RecentRows of(
      Ledger ledger, Connection connection, String source, DataSet dataSet, LocalDate date) {
    Delivery.RowCount check = dataSet.delivery().rowCount();
    if (check == null) {
      return new RecentRows(dataSet.name(), NO_CHECK, List.of());
    }
    // A week may be missing here and there.
    DateRange weeks = new DateRange(date.minusWeeks(2L * check.sameWeekdays()), date.minusWeeks(1));
    List<Long> counts =
        ledger.partitions(connection, weeks).stream()
            .filter(p -> p.key().source().equals(source))
            .filter(p -> p.key().dataset().equals(dataSet.name()))
            .filter(p -> p.key().date().getDayOfWeek() == date.getDayOfWeek())
            .sorted(Comparator.comparing((Partition p) -> p.key().date()).reversed())
            .limit(check.sameWeekdays())
            .map(Partition::rowsLoaded)
            .toList();
    return new RecentRows(dataSet.name(), check, counts);
  }

  /// Why so few rows are not believed; empty where they are.
  Optional<String> tooFew(long rows) {
    if (counts.size() < FEWEST) {
      return Optional.empty();
    }
    long median = counts.stream().sorted().toList().get((counts.size() - 1) / 2);
    if (median <= check.above() || rows * 100 >= median * check.atLeastPercent()) {
      return Optional.empty();
    }
    return Optional.of(
        "%,d rows are less than %d percent of the %,d that this weekday had lately"
            .formatted(rows, check.atLeastPercent(), median));
  }
}
