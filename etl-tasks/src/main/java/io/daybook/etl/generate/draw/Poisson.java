package io.daybook.etl.generate.draw;

/// Poisson numbers by inversion in 62-bit fixed point, so that every machine draws the same.
public final class Poisson {
  private static final long ONE = 1L << 62;
  private static final int PARTS = 1024;
  private static final int LIMIT = 90;

  /// e to the minus n/2²⁰, n/2¹⁰ and n.
  private static final long[] FINE = powers(ONE - (1L << 42) + (1L << 21) - 1, PARTS);

  private static final long[] COARSE = powers(times(FINE[PARTS - 1], FINE[1]), PARTS);
  private static final long[] WHOLE = powers(times(COARSE[PARTS - 1], COARSE[1]), 64);

  private Poisson() {}

  /// How often an event of mean `micros` × 10⁻⁶ (below 64) happens, at most 90 times.
  public static int draw(long draw, long micros) {
    long mean = (micros << 20) / 1_000_000;
    long p = times(WHOLE[(int) (mean >> 20)], COARSE[(int) (mean >> 10) & 1023]);
    p = times(p, FINE[(int) mean & 1023]);
    long u = draw >>> 2;
    long sum = p;
    int count = 0;
    while (u >= sum && count < LIMIT) {
      count++;
      p = Math.unsignedMultiplyHigh(p / count, mean << 36) << 8;
      sum += p;
    }
    return count;
  }

  private static long times(long a, long b) {
    return Math.multiplyHigh(a, b) << 2;
  }

  private static long[] powers(long base, int count) {
    long[] table = new long[count];
    table[0] = ONE;
    for (int i = 1; i < count; i++) {
      table[i] = times(table[i - 1], base);
    }
    return table;
  }
}
