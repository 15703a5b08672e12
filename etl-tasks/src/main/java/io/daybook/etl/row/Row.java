package io.daybook.etl.row;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.rule.RowValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The typed values of the current record, in the contract's order. Reused for every record: what
/// it holds ends with the next one. One row, one thread.
public final class Row implements RowValues {
  private final Column[] columns;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean[] empty;
  private final long[] numbers;
  private final byte[][] texts;
  private final int[] from;
  private final int[] to;
  private LocalDate partitionDate = LocalDate.EPOCH;

  Row(List<Column> columns) {
    int count = columns.size();
    this.columns = columns.toArray(Column[]::new);
    this.empty = new boolean[count];
    this.numbers = new long[count];
    this.texts = new byte[count][];
    this.from = new int[count];
    this.to = new int[count];
    for (int i = 0; i < count; i++) {
      indexes.put(this.columns[i].name(), i);
    }
  }

  /// How many columns it has.
  public int size() {
    return columns.length;
  }

  /// Whether a column has no value.
  public boolean isEmpty(int column) {
    return empty[column];
  }

  /// A value that is not text, as one number: the integer; the decimal without its point; days
  /// since 1970; microseconds since 1970; microseconds of the day; 1 for true.
  public long number(int column) {
    return numbers[column];
  }

  /// The array that holds a text.
  public byte[] text(int column) {
    return texts[column];
  }

  /// The index of a text's first byte.
  public int from(int column) {
    return from[column];
  }

  /// The index behind a text's last byte.
  public int to(int column) {
    return to[column];
  }

  @Override
  public LocalDate partitionDate() {
    return partitionDate;
  }

  @Override
  public @Nullable Object value(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException("there is no column " + name);
    }
    int i = index;
    if (empty[i]) {
      return null;
    }
    return switch (columns[i].type()) {
      case ColumnType.Text _ ->
          new String(texts[i], from[i], to[i] - from[i], StandardCharsets.UTF_8);
      case ColumnType.Whole _ -> BigDecimal.valueOf(numbers[i]);
      case ColumnType.Decimal decimal -> BigDecimal.valueOf(numbers[i], decimal.scale());
      case ColumnType.Day _ -> LocalDate.ofEpochDay(numbers[i]);
      case ColumnType.Moment _ -> Instant.EPOCH.plus(numbers[i], ChronoUnit.MICROS);
      case ColumnType.ClockTime _ -> LocalTime.ofNanoOfDay(numbers[i] * 1_000);
      case ColumnType.Truth _ -> numbers[i] == 1;
    };
  }

  void clear(int column) {
    empty[column] = true;
  }

  void set(int column, long number) {
    empty[column] = false;
    numbers[column] = number;
  }

  void set(int column, byte[] array, int first, int behind) {
    empty[column] = false;
    texts[column] = array;
    from[column] = first;
    to[column] = behind;
  }

  void partitionDate(LocalDate date) {
    this.partitionDate = date;
  }
}
