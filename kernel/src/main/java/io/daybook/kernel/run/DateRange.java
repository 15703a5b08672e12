package io.daybook.kernel.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Business dates from `first` to `last`, both included.
public record DateRange(LocalDate first, LocalDate last) {
  public DateRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a range ends before it begins: " + first + " to " + last);
    }
  }

  /// One date.
  public static DateRange of(LocalDate date) {
    return new DateRange(date, date);
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  /// Each date in order.
  public List<LocalDate> dates() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /// How many dates, at least 1.
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }
}
