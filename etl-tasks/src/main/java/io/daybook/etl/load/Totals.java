package io.daybook.etl.load;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.row.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows, digest and control sums of one date's accepted rows. One object, one thread.
public final class Totals {
  private final Digest digest = new Digest();
  private final Column[] columns;
  private final long[] sums;
  private final BigInteger[] carried;
  private long rows;

  Totals(List<Column> all) {
    this.columns = all.toArray(Column[]::new);
    this.sums = new long[columns.length];
    this.carried = new BigInteger[columns.length];
    Arrays.fill(carried, BigInteger.ZERO);
  }

  /// How many rows.
  public long rows() {
    return rows;
  }

  /// Their digest.
  public String digest() {
    return digest.text();
  }

  /// The total of each number column that is no part of the key.
  public Map<String, BigDecimal> controlSums() {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (int i = 0; i < columns.length; i++) {
      if (isSummed(columns[i])) {
        int scale = columns[i].type() instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
        BigInteger total = carried[i].add(BigInteger.valueOf(sums[i]));
        totals.put(columns[i].physicalName(), new BigDecimal(total, scale));
      }
    }
    return totals;
  }

  void add(Row row, Murmur3 hash) {
    rows++;
    digest.add(hash.low(), hash.high());
    sum(row, 1);
  }

  void subtract(Row row, Murmur3 hash) {
    rows--;
    digest.subtract(hash.low(), hash.high());
    sum(row, -1);
  }

  private void sum(Row row, int sign) {
    for (int i = 0; i < columns.length; i++) {
      if (!isSummed(columns[i]) || row.isEmpty(i)) {
        continue;
      }
      long value = sign * row.number(i);
      long total = sums[i] + value;
      if (((sums[i] ^ total) & (value ^ total)) < 0) {
        carried[i] = carried[i].add(BigInteger.valueOf(sums[i]));
        total = value;
      }
      sums[i] = total;
    }
  }

  private static boolean isSummed(Column column) {
    boolean number =
        column.type() instanceof ColumnType.Decimal || column.type() instanceof ColumnType.Whole;
    return number && !column.key();
  }
}
