package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;

/// EUR for 1 unit of a currency on a day: a base that drifts with the half-year and the month and
/// shivers from day to day. At the weekend Friday's rate holds.
public record Rates(Hash hash) {

  /// The rate in 10⁻⁸.
  public long at(Currency currency, int day) {
    if (currency == Currency.EUR) {
      return Money.RATE_ONE;
    }
    int quoted = day - Math.max(0, Calendar.weekday(day) - 4);
    long millionths =
        1_000_000
            + drift(currency, quoted, 182, 45_000)
            + drift(currency, quoted, 29, 15_000)
            + swing(currency, 1, quoted, 3_000);
    return Money.share(currency.base, millionths, 1_000_000);
  }

  /// A polygon through a random height at every `period` days.
  private long drift(Currency currency, int day, int period, int height) {
    int corner = day / period;
    long from = swing(currency, period, corner, height);
    long to = swing(currency, period, corner + 1, height);
    return from + (to - from) * (day % period) / period;
  }

  private long swing(Currency currency, int period, int corner, int height) {
    long draw = hash.at(Stream.RATE, currency.index(), period, corner);
    return Hash.between(draw, -height, height);
  }
}
