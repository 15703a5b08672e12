package io.daybook.etl.generate.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/// The plant's calendar. A day is an epoch day (`LocalDate.toEpochDay`) from 2004-01-01 to
/// 2041-12-31: customers and products are older than the first business date.
public final class Calendar {
  /// The first and the last business date that can be generated.
  public static final LocalDate FIRST = LocalDate.of(2017, 1, 1);

  public static final LocalDate LAST = LocalDate.of(2040, 12, 31);

  private static final int ORIGIN = (int) LocalDate.of(2004, 1, 1).toEpochDay();
  private static final int DAYS = (int) LocalDate.of(2042, 1, 1).toEpochDay() - ORIGIN;
  private static final LocalDate[] DATES = new LocalDate[DAYS];
  private static final String[] TEXTS = new String[DAYS];
  private static final String[] COMPACT = new String[DAYS];
  private static final boolean[] WORKING = new boolean[DAYS];

  /// For each day the number of working days up to and with it.
  private static final int[] RANK = new int[DAYS];

  private static final int[] WORKING_DAYS;

  static {
    int[] found = new int[DAYS];
    int count = 0;
    for (int i = 0; i < DAYS; i++) {
      DATES[i] = LocalDate.ofEpochDay((long) ORIGIN + i);
      TEXTS[i] = DATES[i].toString();
      COMPACT[i] = TEXTS[i].replace("-", "");
      WORKING[i] = !isWeekend(DATES[i]) && !isHoliday(DATES[i]);
      if (WORKING[i]) {
        found[count++] = ORIGIN + i;
      }
      RANK[i] = count;
    }
    WORKING_DAYS = Arrays.copyOf(found, count);
  }

  private Calendar() {}

  public static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  public static LocalDate date(int day) {
    return DATES[day - ORIGIN];
  }

  /// The day as `yyyy-MM-dd`.
  public static String text(int day) {
    return TEXTS[day - ORIGIN];
  }

  /// The day as `yyyyMMdd`.
  public static String compact(int day) {
    return COMPACT[day - ORIGIN];
  }

  /// Monday 0 to Sunday 6.
  public static int weekday(int day) {
    return Math.floorMod(day + 3, 7);
  }

  public static int monday(int day) {
    return day - weekday(day);
  }

  public static boolean isWorking(int day) {
    return WORKING[day - ORIGIN];
  }

  /// The `count`-th working day after `day`; 0 or less counts back from the last one up to it.
  public static int plusWorking(int day, int count) {
    return WORKING_DAYS[RANK[day - ORIGIN] + count - 1];
  }

  /// This day if it is a working day, else the next one.
  public static int workingFrom(int day) {
    return isWorking(day) ? day : plusWorking(day, 1);
  }

  /// This day if it is a working day, else the one before.
  public static int workingUpTo(int day) {
    return plusWorking(day, 0);
  }

  public static int monthStart(int day) {
    return day - date(day).getDayOfMonth() + 1;
  }

  public static boolean isMonthEnd(int day) {
    return date(day).getDayOfMonth() == date(day).lengthOfMonth();
  }

  /// How many working days of the month are over with this day.
  public static int workingDayOfMonth(int day) {
    return RANK[day - ORIGIN] - RANK[monthStart(day) - 1 - ORIGIN];
  }

  /// The year in which the fiscal year of this day ends.
  public static int fiscalYear(int day) {
    LocalDate date = date(day);
    return date.getMonthValue() >= 4 ? date.getYear() + 1 : date.getYear();
  }

  /// 1 April in which a fiscal year begins.
  public static int fiscalStart(int fiscalYear) {
    return day(fiscalYear - 1, 4, 1);
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean isHoliday(LocalDate date) {
    int monthDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    return switch (monthDay) {
      case 101, 501, 1224, 1225, 1226, 1231 -> true;
      default -> {
        LocalDate easter = easter(date.getYear());
        yield date.equals(easter.minusDays(2)) || date.equals(easter.plusDays(1));
      }
    };
  }

  /// Easter Sunday by the Gregorian computus.
  static LocalDate easter(int year) {
    int a = year % 19;
    int century = year / 100;
    int moon = (19 * a + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int week = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
    int shift = (a + 11 * moon + 22 * week) / 451;
    int sum = moon + week - 7 * shift + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
