package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;

/// The days replayed: `first` to `to`, of which `from` to `to` are told. Nothing in the company
/// remembers longer than {@link #MEMORY} days: 9 to the settlement of a month's result, 31 of that
/// month, 155 from invoice to write-off, 56 from order to last return.
public record Window(int first, int from, int to) {
  /// How many days before the first date asked for the replay begins.
  public static final int MEMORY = 260;

  /// The window for the days `from` to `to`.
  public static Window of(int from, int to) {
    return new Window(from - MEMORY, from, to);
  }

  public int days() {
    return to - first + 1;
  }

  /// The place of a day, from 0.
  public int index(int day) {
    return day - first;
  }

  public boolean isTold(int day) {
    return day >= from && day <= to;
  }

  @Override
  public String toString() {
    return Calendar.text(from) + " to " + Calendar.text(to);
  }
}
