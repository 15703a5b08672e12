package io.daybook.etl.load;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Rows to PostgreSQL's binary COPY format, which is canonical: one value has one encoding. What is
/// hashed are the fields of the contract's columns, each with its length. One encoder, one thread.
final class RowEncoder {
  private static final long DAYS_TO_2000 = 10_957;
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;
  private static final int TECHNICAL_COLUMNS = 4;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final Column[] columns;
  private final Murmur3 hash = new Murmur3();
  private byte[] out = new byte[1 << 16];
  private int used;

  RowEncoder(List<Column> columns) {
    this.columns = columns.toArray(Column[]::new);
  }

  /// The bytes that begin a COPY.
  static byte[] signature() {
    return SIGNATURE.clone();
  }

  /// The bytes that end a COPY.
  static byte[] trailer() {
    return new byte[] {(byte) 0xFF, (byte) 0xFF};
  }

  /// The encoded rows so far.
  byte[] array() {
    return out;
  }

  /// How many bytes of the array are used.
  int used() {
    return used;
  }

  /// Forgets the encoded rows.
  void clear() {
    used = 0;
  }

  /// The hash of the row that was encoded last.
  Murmur3 hash() {
    return hash;
  }

  /// Encodes the contract's columns and hashes them.
  void encode(Row row) {
    room(2);
    shortInteger(columns.length + TECHNICAL_COLUMNS);
    int begin = used;
    for (int i = 0; i < columns.length; i++) {
      field(row, i);
    }
    hash.hash(out, begin, used - begin);
  }

  /// Encodes where the row came from; it follows {@link #encode}.
  void encodeOrigin(long partitionDay, UUID loadId, long record, long line) {
    room(4 * 4 + 4 + 16 + 8 + 8);
    integer(4);
    integer((int) (partitionDay - DAYS_TO_2000));
    integer(16);
    longInteger(loadId.getMostSignificantBits());
    longInteger(loadId.getLeastSignificantBits());
    integer(8);
    longInteger(record);
    integer(8);
    longInteger(line);
  }

  private void field(Row row, int i) {
    // One case per type, in the binary form that COPY reads.
    if (row.isEmpty(i)) {
      room(4);
      integer(-1);
      return;
    }
    switch (columns[i].type()) {
      case ColumnType.Text _ -> text(row, i);
      case ColumnType.Whole whole -> {
        room(12);
        integer(whole.bits() / 8);
        if (whole.bits() == 32) {
          integer((int) row.number(i));
        } else {
          longInteger(row.number(i));
        }
      }
      case ColumnType.Decimal decimal -> decimal(row.number(i), decimal.scale());
      case ColumnType.Day _ -> {
        room(8);
        integer(4);
        integer((int) (row.number(i) - DAYS_TO_2000));
      }
      case ColumnType.Moment _ -> eightBytes(row.number(i) - MICROS_TO_2000);
      case ColumnType.ClockTime _ -> eightBytes(row.number(i));
      case ColumnType.Truth _ -> {
        room(5);
        integer(1);
        out[used++] = (byte) row.number(i);
      }
    }
  }

  private void text(Row row, int i) {
    int length = row.to(i) - row.from(i);
    room(4 + length);
    integer(length);
    System.arraycopy(row.text(i), row.from(i), out, used, length);
    used += length;
  }

  private void eightBytes(long value) {
    room(12);
    integer(8);
    longInteger(value);
  }

  /// `numeric`: digits to base 10,000 from the point outwards, without zeros at either end.
  private void decimal(long unscaled, int scale) {
    room(4 + 8 + 2 * 8);
    int fractionGroups = (scale + 3) / 4;
    long power = POWERS[fractionGroups * 4 - scale];
    long magnitude = Math.abs(unscaled);
    // Up to 18 digits times up to 1,000 do not fit: the lowest group is cut off first.
    long lowest = magnitude % (10_000 / power) * power;
    long rest = magnitude / (10_000 / power);
    int[] groups = new int[7];
    int count = 0;
    groups[count++] = (int) lowest;
    while (rest > 0) {
      groups[count++] = (int) (rest % 10_000);
      rest /= 10_000;
    }
    int weight = count - 1 - fractionGroups;
    int first = 0;
    while (first < count && groups[first] == 0) {
      first++;
    }
    while (count > first && groups[count - 1] == 0) {
      count--;
      weight--;
    }
    int digits = count - first;
    integer(8 + 2 * digits);
    shortInteger(digits);
    shortInteger(digits == 0 ? 0 : weight);
    shortInteger(unscaled < 0 ? 0x4000 : 0);
    shortInteger(scale);
    for (int i = count - 1; i >= first; i--) {
      shortInteger(groups[i]);
    }
  }

  private static final long[] POWERS = {1, 10, 100, 1_000};

  private void room(int bytes) {
    if (out.length - used < bytes) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, used + bytes));
    }
  }

  private void shortInteger(int value) {
    out[used++] = (byte) (value >>> 8);
    out[used++] = (byte) value;
  }

  private void integer(int value) {
    shortInteger(value >>> 16);
    shortInteger(value);
  }

  private void longInteger(long value) {
    integer((int) (value >>> 32));
    integer((int) value);
  }
}
