package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's formats of dates, both ways.
final class Strftime {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Strftime() {}

  /// A date by a pattern such as `%Y-%m-%d`.
  static String format(String pattern, PyDate date) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        out.append(c);
        continue;
      }
      boolean bare = pattern.charAt(i + 1) == '-' && i + 2 < pattern.length();
      i += bare ? 2 : 1;
      String part = part(pattern.charAt(i), date);
      out.append(bare ? part.replaceFirst("^0+(?=.)", "") : part);
    }
    return out.toString();
  }

  private static String part(char directive, PyDate date) {
    // One case per directive of Python's strftime.
    LocalDateTime at = date.local();
    return switch (directive) {
      case 'Y' -> "%04d".formatted(at.getYear());
      case 'y' -> two(at.getYear() % 100);
      case 'C' -> two(at.getYear() / 100);
      case 'm' -> two(at.getMonthValue());
      case 'd' -> two(at.getDayOfMonth());
      case 'e' -> "%2d".formatted(at.getDayOfMonth());
      case 'H' -> two(at.getHour());
      case 'I' -> two((at.getHour() + 11) % 12 + 1);
      case 'M' -> two(at.getMinute());
      case 'S' -> two(at.getSecond());
      case 'f' -> "%06d".formatted(at.getNano() / 1000);
      case 'j' -> "%03d".formatted(at.getDayOfYear());
      case 'p' -> at.getHour() < 12 ? "AM" : "PM";
      case 'a' -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US);
      case 'A' -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
      case 'b', 'h' -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.US);
      case 'B' -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
      case 'u' -> String.valueOf(at.getDayOfWeek().getValue());
      case 'w' -> String.valueOf(at.getDayOfWeek().getValue() % 7);
      case 'U' -> two((at.getDayOfYear() + 6 - at.getDayOfWeek().getValue() % 7) / 7);
      case 'W' -> two((at.getDayOfYear() + 6 - (at.getDayOfWeek().getValue() - 1)) / 7);
      case 'G' -> "%04d".formatted(at.get(IsoFields.WEEK_BASED_YEAR));
      case 'V' -> two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 's' -> String.valueOf(date.zoned().toEpochSecond());
      case 'z' -> date.zone() == null ? "" : offset(date, false);
      case 'Z' -> date.zone() == null ? "" : zoneName(date);
      case 'F' -> format("%Y-%m-%d", date);
      case 'T', 'X' -> format("%H:%M:%S", date);
      case 'D', 'x' -> format("%m/%d/%y", date);
      case 'R' -> format("%H:%M", date);
      case 'c' -> format("%a %b %e %H:%M:%S %Y", date);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "%" + directive;
    };
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }

  private static String zoneName(PyDate date) {
    ZoneId zone = date.zoned().getZone();
    if (zone.equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    boolean summer = zone.getRules().isDaylightSavings(date.zoned().toInstant());
    return java.util.TimeZone.getTimeZone(zone)
        .getDisplayName(summer, java.util.TimeZone.SHORT, Locale.US);
  }

  /// `+0130`, or `+01:30`.
  static String offset(PyDate date, boolean colon) {
    int seconds = date.zoned().get(ChronoField.OFFSET_SECONDS);
    int minutes = Math.abs(seconds) / 60;
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + (colon ? ":" : "") + two(minutes % 60);
  }

  /// A text read by a pattern.
  static PyDate parse(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        char directive = pattern.charAt(++i);
        if (directive == '%') {
          regex.append('%');
          continue;
        }
        order.append(directive);
        regex.append(group(directive));
      } else if (Character.isWhitespace(c)) {
        regex.append("\\s+");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
    if (!matcher.matches()) {
      throw PythonError.value("time data '" + text + "' does not match format '" + pattern + "'");
    }
    Map<Character, String> found = new HashMap<>();
    for (int i = 0; i < order.length(); i++) {
      found.put(order.charAt(i), matcher.group(i + 1));
    }
    return assemble(found);
  }

  private static String group(char directive) {
    return switch (directive) {
      case 'Y' -> "(\\d{4})";
      case 'f' -> "(\\d{1,6})";
      case 'j' -> "(\\d{1,3})";
      case 'b', 'B', 'a', 'A', 'p' -> "([a-z]+)";
      case 'z' -> "(Z|[+-]\\d{2}:?\\d{2})";
      default -> "(\\d{1,2})";
    };
  }

  private static PyDate assemble(Map<Character, String> found) {
    // Each part of a date has its own default and its own rule, as in Python's strptime.
    int year = number(found, 'Y', 1900);
    if (found.containsKey('y')) {
      int two = number(found, 'y', 0);
      year = two + (two < 69 ? 2000 : 1900);
    }
    int month = number(found, 'm', 1);
    String name = found.containsKey('B') ? found.get('B') : found.get('b');
    if (name != null) {
      month = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }
    int hour = number(found, 'H', 0);
    if (found.containsKey('I')) {
      boolean afternoon = "pm".equalsIgnoreCase(found.get('p'));
      hour = number(found, 'I', 12) % 12 + (afternoon ? 12 : 0);
    }
    String micros = (found.getOrDefault('f', "0") + "000000").substring(0, 6);
    try {
      LocalDateTime at =
          LocalDateTime.of(
              year,
              month,
              number(found, 'd', 1),
              hour,
              number(found, 'M', 0),
              number(found, 'S', 0),
              Integer.parseInt(micros) * 1000);
      String zone = found.get('z');
      LocalDateTime day = found.containsKey('j') ? at.withDayOfYear(number(found, 'j', 1)) : at;
      return PyDate.of(day, zone == null ? null : ZoneOffset.of(zone));
    } catch (DateTimeException e) {
      throw PythonError.value(String.valueOf(e.getMessage()));
    }
  }

  private static int number(Map<Character, String> found, char directive, int otherwise) {
    String text = found.get(directive);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
