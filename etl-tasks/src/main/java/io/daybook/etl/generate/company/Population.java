package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;

/// How many customers are known on a day, and since when each is. Codes grow with time: the
/// customers of a day are the first so many.
///
/// @param veterans known before 2016-04-01
/// @param yearlyThousandths new ones a year from 2017 on, in thousandths
public record Population(Hash hash, int veterans, long yearlyThousandths) {
  private static final int FIRST = Calendar.day(2017, 1, 1);
  private static final int YEARS = 24;
  private static final int LEAVING_PERMILLE = 30;

  /// 1,200 customers at scale 1 in the middle of 2026, 4 % of them new in a year.
  static Population of(Hash hash, Scale scale) {
    return new Population(hash, (int) Math.max(20, scale.of(744)), 48 * scale.thousandths());
  }

  /// How many customers are known on a day.
  public int count(int day) {
    int low = veterans;
    int high = veterans + (int) (yearlyThousandths * YEARS / 1000);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (since(middle) <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The day on which a customer (counted from 0) became known.
  int since(int index) {
    long draw = hash.at(Stream.CUSTOMER_SINCE, index);
    if (index < veterans) {
      return Calendar.day(2016, 3, 31) - Hash.below(draw, 3900);
    }
    long place = (index - veterans) * 1000L + Hash.below(draw, 1000);
    return FIRST + (int) (place * 365 / yearlyThousandths);
  }

  /// The day from which a customer orders no more; a day after the last one for most.
  int leaves(int index) {
    int since = since(index);
    int first = Math.max(2017, since < FIRST ? 2017 : Calendar.date(since).getYear() + 1);
    for (int year = first; year <= 2040; year++) {
      long draw = hash.at(Stream.CUSTOMER_LEAVES, index, year);
      if (Hash.below(draw, 1000) < LEAVING_PERMILLE) {
        return Calendar.day(year, 1, 1) + Hash.below(Hash.next(draw, 0), 365);
      }
    }
    return Calendar.day(2041, 12, 31);
  }
}
