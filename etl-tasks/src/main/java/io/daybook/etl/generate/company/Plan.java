package io.daybook.etl.generate.company;

/// What the company plans to spend in a month, and what it owns without end: closed forms in EUR
/// cents, growing with the trend of money.
public record Plan(Scale scale) {
  private static final long MILLION = 1_000_000;

  /// Sales in EUR of all customers for one planned order of a customer of weight 1.
  private static final long REVENUE_PER_ORDER = 530_000;

  private static final int FIRST_MONTH = 2016 * 12;

  /// Constant balances at scale 1.
  public static final long SHARE_CAPITAL = 20_000_000_00L;

  public static final long RESERVE = 36_000_000_00L;
  public static final long LOAN = 12_000_000_00L;
  public static final long OTHER_RECEIVABLES = 900_000_00L;
  public static final long RAW_MATERIALS = 3_500_000_00L;
  private static final long PLANT = 44_000_000_00L;
  private static final long DEPRECIATED = 17_000_000_00L;
  private static final long DEPRECIATION = 380_000_00L;

  /// Net sales expected in the month of a day.
  public long revenue(int day) {
    long orders = 0;
    int month = Calendar.monthStart(day);
    for (int d = month; Calendar.monthStart(d) == month; d++) {
      orders += Season.plainMicros(d);
    }
    long euros = Money.share(orders, REVENUE_PER_ORDER, MILLION);
    long price = Money.share(Season.moneyMicros(month), MILLION, Season.volumeMicros(month));
    return scale.of(Money.share(euros, price, MILLION) * 100);
  }

  public long salaries(int day) {
    return growing(2_800_000_00L, day);
  }

  public long factory(int day) {
    return growing(3_480_000_00L, day);
  }

  public long rent(int day) {
    return growing(240_000_00L, day);
  }

  public long marketing(int day) {
    return growing(780_000_00L, day);
  }

  public long administration(int day) {
    return growing(930_000_00L, day);
  }

  /// Wear of a month; as much is spent on new plant, so that the net value stays.
  public long depreciation() {
    return scale.of(DEPRECIATION);
  }

  /// Interest of a month on the loan: 4.2 % a year.
  public long interest() {
    return Money.share(scale.of(LOAN), 42, 12_000);
  }

  /// The plant's gross value at the end of a day.
  public long plant(int day) {
    return scale.of(PLANT) + monthsEnded(day) * depreciation();
  }

  /// Accumulated depreciation at the end of a day, a negative balance.
  public long depreciated(int day) {
    return -scale.of(DEPRECIATED) - monthsEnded(day) * depreciation();
  }

  private static int monthsEnded(int day) {
    int months = Calendar.date(day).getYear() * 12 + Calendar.date(day).getMonthValue() - 1;
    return months - FIRST_MONTH + (Calendar.isMonthEnd(day) ? 1 : 0);
  }

  private long growing(long amount, int day) {
    long trend = Season.moneyMicros(Calendar.monthStart(day));
    return scale.of(Money.share(amount / 100, trend, MILLION) * 100);
  }
}
