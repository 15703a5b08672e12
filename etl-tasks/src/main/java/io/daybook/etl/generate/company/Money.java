package io.daybook.etl.generate.company;

/// Arithmetic of cents and 10⁻⁸ rates, rounded half away from zero as `numeric` does.
public final class Money {
  /// A rate of 1.
  public static final long RATE_ONE = 100_000_000L;

  private Money() {}

  /// `value` ÷ `divisor` (positive), rounded.
  public static long divide(long value, long divisor) {
    long half = divisor / 2;
    return value >= 0 ? (value + half) / divisor : -((-value + half) / divisor);
  }

  /// `value` × `part` ÷ `whole`, rounded.
  public static long share(long value, long part, long whole) {
    return divide(Math.multiplyExact(value, part), whole);
  }

  /// Foreign cents at a rate (EUR for 1 unit) as EUR cents.
  public static long toEur(long cents, long rate) {
    return rate == RATE_ONE ? cents : share(cents, rate, RATE_ONE);
  }

  /// EUR cents at a rate as foreign cents.
  public static long fromEur(long cents, long rate) {
    return rate == RATE_ONE ? cents : share(cents, RATE_ONE, rate);
  }
}
