package io.daybook.etl.row;

/// Reads numbers, days and times from ASCII bytes without making objects. Strict: digits only, no
/// blanks, no separators, no exponents, no plus.
final class Numbers {
  /// What a number that cannot be read gives; no value of ours is as small.
  static final long UNREADABLE = Long.MIN_VALUE;

  /// What a number gives that does not fit into 64 bits.
  static final long TOO_LARGE = Long.MIN_VALUE + 1;

  /// What a decimal gives that has more digits after the point than its column.
  static final long TOO_FINE = Long.MIN_VALUE + 2;

  private static final long LARGEST = Long.MAX_VALUE - 16;

  private Numbers() {}

  /// A whole number.
  static long whole(byte[] b, int from, int to) {
    return decimal(b, from, to, 0, false);
  }

  /// A decimal number without its point.
  static long decimal(byte[] b, int from, int to, int scale) {
    return decimal(b, from, to, scale, true);
  }

  private static long decimal(byte[] b, int from, int to, int scale, boolean pointAllowed) {
    // One pass over the bytes: it runs for every number of every row.
    boolean negative = from < to && b[from] == '-';
    int i = negative ? from + 1 : from;
    int point = -1;
    int first = i;
    long value = 0;
    boolean large = false;
    boolean fine = false;
    for (; i < to; i++) {
      int digit = b[i] - '0';
      if (digit >= 0 && digit <= 9) {
        if (point >= 0 && i - point > scale) {
          fine |= digit != 0;
          continue;
        }
        large |= value > (LARGEST - digit) / 10;
        value = value * 10 + digit;
      } else if (pointAllowed && b[i] == '.' && point < 0 && i > first && i + 1 < to) {
        point = i;
      } else {
        return UNREADABLE;
      }
    }
    if (i == first) {
      return UNREADABLE;
    }
    if (fine) {
      return TOO_FINE;
    }
    for (int missing = scale - (point < 0 ? 0 : Math.min(scale, to - point - 1));
        missing > 0;
        missing--) {
      large |= value > LARGEST / 10;
      value *= 10;
    }
    if (large) {
      return TOO_LARGE;
    }
    return negative ? -value : value;
  }

  /// A number of exactly so many digits, or -1.
  static int digits(byte[] b, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /// Days since 1970 of `yyyy-MM-dd`.
  static long day(byte[] b, int from, int to) {
    if (to - from != 10 || b[from + 4] != '-' || b[from + 7] != '-') {
      return UNREADABLE;
    }
    return day(digits(b, from, 4), digits(b, from + 5, 2), digits(b, from + 8, 2));
  }

  /// Days since 1970 of a real day.
  static long day(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return UNREADABLE;
    }
    // March is the first month of a year that ends with the leap day.
    int y = month > 2 ? year : year - 1;
    int m = month > 2 ? month - 3 : month + 9;
    long leap = (long) (y / 4) - y / 100 + y / 400;
    return 365L * y + leap + (153L * m + 2) / 5 + day - 1 - 719_468;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// Microseconds of the day of `HH:mm:ss`, with up to six decimals where there are more bytes.
  static long clock(byte[] b, int from, int to) {
    int length = to - from;
    if (length < 8 || b[from + 2] != ':' || b[from + 5] != ':') {
      return UNREADABLE;
    }
    int hour = digits(b, from, 2);
    int minute = digits(b, from + 3, 2);
    int second = digits(b, from + 6, 2);
    long micros = fraction(b, from + 8, to);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return UNREADABLE;
    }
    return micros < 0 ? UNREADABLE : ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
  }

  /// Microseconds of `.123`; 0 of nothing; -1 of anything else.
  private static long fraction(byte[] b, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return 0;
    }
    if (b[from] != '.' || length < 2 || length > 7) {
      return -1;
    }
    long micros = digits(b, from + 1, length - 1);
    for (int i = length; i < 7; i++) {
      micros *= 10;
    }
    return micros;
  }
}
