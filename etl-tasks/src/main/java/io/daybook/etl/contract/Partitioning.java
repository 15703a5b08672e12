package io.daybook.etl.contract;

import java.time.ZoneId;

/// Under which date a row is entered, and how the table keeps dates apart.
///
/// @param column whose day is the date, by name; empty where the file's path names the date
/// @param zone whose calendar tells the day of an instant
public record Partitioning(String column, Grain grain, ZoneId zone) {

  /// How a table keeps dates apart.
  public enum Grain {
    /// A partition for each day.
    DAY,
    /// No partitions: a date's rows are replaced in place. For small data sets.
    NONE
  }

  /// Whether the date comes from a column.
  public boolean fromColumn() {
    return !column.isEmpty();
  }
}
