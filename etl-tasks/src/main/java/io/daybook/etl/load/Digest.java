package io.daybook.etl.load;

/// The sum modulo 2¹²⁸ of the hashes of some rows: equal rows in any order give an equal digest.
/// One digest, one thread.
public final class Digest {
  /// What is summed over which bytes.
  public static final String ALGORITHM = "sum128/murmur3-x64-128/pgcopy-1";

  private long low;
  private long high;

  /// Adds a row's hash.
  void add(long hashLow, long hashHigh) {
    long sum = low + hashLow;
    high += hashHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  /// Takes a row's hash away again.
  void subtract(long hashLow, long hashHigh) {
    long difference = low - hashLow;
    high -= hashHigh + (Long.compareUnsigned(low, hashLow) < 0 ? 1 : 0);
    low = difference;
  }

  /// 32 hexadecimal digits.
  public String text() {
    return String.format("%016x%016x", high, low);
  }
}
