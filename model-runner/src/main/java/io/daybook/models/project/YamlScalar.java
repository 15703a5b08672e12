package io.daybook.models.project;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plain scalar means in YAML 1.1: `yes` is true, `012` is ten, `1:30` is ninety, a date is
/// a date. Text otherwise.
final class YamlScalar {
  private static final Pattern INT =
      Pattern.compile(
          "[-+]?(0b[0-1_]+|0[0-7_]+|(0|[1-9][0-9_]*)|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?([0-9][0-9_]*)\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt]|[ \\t]+)(\\d{1,2}):(\\d{2}):(\\d{2})"
              + "(?:\\.(\\d*))?(?:[ \\t]*(Z|([-+])(\\d{1,2})(?::(\\d{2}))?))?");

  private YamlScalar() {}

  static @Nullable Object resolve(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> false;
      default -> "+-.0123456789".indexOf(text.charAt(0)) < 0 ? text : numberOrTime(text);
    };
  }

  private static Object numberOrTime(String text) {
    if (INT.matcher(text).matches()) {
      return integer(text.replace("_", ""));
    }
    if (FLOAT.matcher(text).matches()) {
      return decimal(text.replace("_", "").toLowerCase(Locale.ROOT));
    }
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
      Matcher time = TIME.matcher(text);
      return time.matches() ? moment(time) : text;
    } catch (DateTimeException _) {
      return text; // looks like a date and is none
    }
  }

  private static Object integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigInteger value;
    if (digits.equals("0")) {
      value = BigInteger.ZERO;
    } else if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else if (digits.indexOf(':') > 0) {
      value = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    } else {
      value = new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }
    value = negative ? value.negate() : value;
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return value;
  }

  private static Double decimal(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    double value;
    if (digits.equals(".inf")) {
      value = Double.POSITIVE_INFINITY;
    } else if (digits.equals(".nan")) {
      value = Double.NaN;
    } else if (digits.indexOf(':') > 0) {
      value = 0;
      for (String part : digits.split(":", -1)) {
        value = value * 60 + Double.parseDouble(part);
      }
    } else {
      value = Double.parseDouble(digits);
    }
    return negative ? -value : value;
  }

  private static Object moment(Matcher m) {
    String fraction = m.group(7) == null ? "" : m.group(7);
    int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    LocalDateTime local =
        LocalDateTime.of(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)),
            Integer.parseInt(m.group(4)),
            Integer.parseInt(m.group(5)),
            Integer.parseInt(m.group(6)),
            nanos);
    if (m.group(8) == null) {
      return local;
    }
    if (m.group(9) == null) {
      return OffsetDateTime.of(local, ZoneOffset.UTC);
    }
    int sign = m.group(9).equals("-") ? -1 : 1;
    int minutes = m.group(11) == null ? 0 : Integer.parseInt(m.group(11));
    return OffsetDateTime.of(
        local, ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(m.group(10)), sign * minutes));
  }
}
