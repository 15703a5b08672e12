package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.Arrays;

/// An attribute that changes now and then: on a day it has the value of the last change at or
/// before the day. Changes fall on a hashed day of a quarter (quarters of the year are quarters of
/// the fiscal year, too).
public final class Timeline {
  /// The first days of the quarters from 2016 to 2041.
  private static final int[] QUARTERS = quarters();

  private final int initial;
  private final int[] days;
  private final int[] values;

  private Timeline(int initial, int[] days, int[] values) {
    this.initial = initial;
    this.days = days;
    this.values = values;
  }

  /// The changes of one entity: in each quarter one with a chance of `percent`, to one of `choices`
  /// values.
  static Timeline of(Hash hash, Stream stream, long entity, int percent, int choices) {
    int[] days = new int[QUARTERS.length];
    int[] values = new int[QUARTERS.length];
    int count = 0;
    for (int quarter = 0; quarter < QUARTERS.length; quarter++) {
      long draw = hash.at(stream, entity, quarter);
      if (Hash.below(draw, 100) < percent) {
        days[count] = QUARTERS[quarter] + Hash.below(Hash.next(draw, 0), 90);
        values[count++] = Hash.below(Hash.next(draw, 1), choices);
      }
    }
    int initial = Hash.below(hash.at(stream, entity, -1), choices);
    return new Timeline(initial, Arrays.copyOf(days, count), Arrays.copyOf(values, count));
  }

  /// The value on a day.
  public int at(int day) {
    for (int i = days.length - 1; i >= 0; i--) {
      if (days[i] <= day) {
        return values[i];
      }
    }
    return initial;
  }

  /// The day of the last change at or before a day, or -1.
  public int lastChange(int day) {
    for (int i = days.length - 1; i >= 0; i--) {
      if (days[i] <= day) {
        return days[i];
      }
    }
    return -1;
  }

  private static int[] quarters() {
    int[] starts = new int[26 * 4];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Calendar.day(2016 + i / 4, i % 4 * 3 + 1, 1);
    }
    return starts;
  }
}
