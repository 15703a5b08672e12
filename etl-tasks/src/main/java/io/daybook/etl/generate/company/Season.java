package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;

/// How much is ordered on a day: weekday, month, trend and promotion.
public record Season(Hash hash) {
  private static final int[] WEEKDAY_PERCENT = {112, 108, 104, 102, 94, 35, 25};
  private static final int[] MONTH_PERCENT = {
    90, 92, 98, 100, 102, 104, 96, 86, 103, 108, 118, 112
  };

  /// Orders a day of a customer of weight 1, in 10⁻⁶, on a day of factor 1 in 2026.
  private static final long BASE_MICROS = 1_230_000;

  private static final int BASE_YEAR = 2026;
  private static final long MILLION = 1_000_000;

  /// Volume at the first day of the years 2016 to 2042 in 10⁻⁶ of that of 2026, 5 % a year.
  private static final long[] TREND = growth(50);

  /// Prices likewise, 2.5 % a year.
  private static final long[] PRICES = growth(25);

  private static long[] growth(int permille) {
    long[] steps = new long[27];
    steps[BASE_YEAR - 2016] = MILLION;
    for (int i = BASE_YEAR - 2016 - 1; i >= 0; i--) {
      steps[i] = Money.share(steps[i + 1], 1000, 1000 + permille);
    }
    for (int i = BASE_YEAR - 2016 + 1; i < steps.length; i++) {
      steps[i] = Money.share(steps[i - 1], 1000 + permille, 1000);
    }
    return steps;
  }

  /// Orders a day of a customer of weight 1, in 10⁻⁶.
  public long ordersMicros(int day) {
    long micros = plainMicros(day);
    return Money.share(micros, Promotion.at(hash, day).demandPermille(day), 1000);
  }

  /// The same as a planner sees it, who knows of no promotion.
  public static long plainMicros(int day) {
    int month = Calendar.date(day).getMonthValue() - 1;
    long micros = BASE_MICROS * WEEKDAY_PERCENT[Calendar.weekday(day)] * MONTH_PERCENT[month];
    return Money.share(micros / 10_000, volumeMicros(day), MILLION);
  }

  /// The volume trend of a day in 10⁻⁶ of that of the beginning of 2026.
  public static long volumeMicros(int day) {
    return between(TREND, day);
  }

  /// The trend of money: volume and prices together.
  public static long moneyMicros(int day) {
    return Money.share(between(TREND, day), between(PRICES, day), MILLION);
  }

  private static long between(long[] steps, int day) {
    int year = Calendar.date(day).getYear() - 2016;
    int place = Calendar.date(day).getDayOfYear() - 1;
    return steps[year] + (steps[year + 1] - steps[year]) * place / 366;
  }
}
