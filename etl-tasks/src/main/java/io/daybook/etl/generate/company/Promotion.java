package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;

/// A window in which two categories are cheaper and more is ordered.
///
/// @param code as orders carry it, such as `PROMO-2026-04`
/// @param last the last day; the lull of the 7 days after belongs to it
/// @param liftPermille demand in the window in thousandths
/// @param discount further points of discount
public record Promotion(
    String code,
    int first,
    int last,
    Category one,
    Category other,
    int liftPermille,
    int discount) {
  private static final int WINDOWS = 6;
  private static final int LULL_DAYS = 7;
  private static final int LULL_PERMILLE = 920;

  /// The promotion whose window or lull holds the day, or {@link #NONE}.
  static Promotion at(Hash hash, int day) {
    int year = Calendar.date(day).getYear();
    int place = Calendar.date(day).getDayOfYear() - 1;
    int window = Math.min(place / 60, WINDOWS - 1);
    Promotion promotion = of(hash, year, window);
    boolean inside = day >= promotion.first && day <= promotion.last + LULL_DAYS;
    return inside ? promotion : NONE;
  }

  /// No promotion.
  static final Promotion NONE =
      new Promotion("", 0, -1, Category.KITCHEN, Category.KITCHEN, 1000, 0);

  private static Promotion of(Hash hash, int year, int window) {
    long draw = hash.at(Stream.PROMOTION, year, window);
    int first = Calendar.day(year, 1, 1) + window * 60 + Hash.below(draw, 40);
    int length = Hash.between(Hash.next(draw, 0), 7, 14);
    int one = Hash.below(Hash.next(draw, 1), 6);
    int other = (one + 1 + Hash.below(Hash.next(draw, 2), 5)) % 6;
    return new Promotion(
        "PROMO-%d-%02d".formatted(year, window + 1),
        first,
        first + length - 1,
        Category.at(one),
        Category.at(other),
        Hash.between(Hash.next(draw, 3), 1300, 1600),
        Hash.below(Hash.next(draw, 4), 2) == 0 ? 5 : 10);
  }

  /// Whether lines of this category are cheaper on this day.
  public boolean covers(int day, Category category) {
    return day >= first && day <= last && (category == one || category == other);
  }

  /// Demand on a day of the window or lull, in thousandths.
  int demandPermille(int day) {
    if (day < first) {
      return 1000;
    }
    return day <= last ? liftPermille : LULL_PERMILLE;
  }
}
