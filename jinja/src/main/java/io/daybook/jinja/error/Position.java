package io.daybook.jinja.error;

/// A place in a template's text, packed into one `int`: the line (from 1) and the column (from 1).
///
/// Columns beyond 4,095 are counted as 4,095.
public final class Position {
  private static final int COLUMN_BITS = 12;
  private static final int COLUMN_MASK = (1 << COLUMN_BITS) - 1;

  private Position() {}

  /// Packs a line and a column.
  public static int of(int line, int column) {
    return line << COLUMN_BITS | Math.min(Math.max(column, 0), COLUMN_MASK);
  }

  /// The line of a packed place.
  public static int line(int position) {
    return position >>> COLUMN_BITS;
  }

  /// The column of a packed place, 0 where it is not known.
  public static int column(int position) {
    return position & COLUMN_MASK;
  }
}
