package io.daybook.models.postgres;

import io.daybook.models.postgres.ResultTable.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One value of a seed, by the rules of the table library behind dbt.
final class SeedValue {
  /// Python's decimal context.
  private static final MathContext PRECISION = new MathContext(28, RoundingMode.HALF_EVEN);

  private static final String CURRENCY = "؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫";
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern PLAIN_TIMESTAMP =
      Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})\\s+(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
  private static final Pattern ISO_TIMESTAMP =
      Pattern.compile(
          "(\\d{4}-?\\d{2}-?\\d{2})T(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?)?"
              + "(Z|[+-]\\d{2}(?::?\\d{2})?)?");

  private SeedValue() {}

  /// Whether the text can be a value of that kind. No text is a whole number: those are decimals
  /// without a fraction.
  static boolean fits(Kind kind, String text) {
    if (kind == Kind.INTEGER) {
      return false;
    }
    return kind == Kind.TEXT || isNull(text) || parse(kind, text) != null;
  }

  /// The value, null for an empty text and for `null`.
  static @Nullable Object cast(Kind kind, String text) {
    if (isNull(text)) {
      return null;
    }
    return kind == Kind.TEXT ? text : parse(kind, text);
  }

  private static boolean isNull(String text) {
    String plain = text.strip();
    return plain.isEmpty() || plain.equalsIgnoreCase("null");
  }

  private static @Nullable Object parse(Kind kind, String text) {
    String plain = text.strip();
    try {
      return switch (kind) {
        case NUMBER -> number(plain);
        case DATE -> date(plain);
        case DATE_TIME -> timestamp(plain);
        case BOOLEAN -> truth(plain.replace(",", "").strip());
        case INTEGER, TEXT -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Object truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Object number(String text) {
    String digits = stripped(text, "%");
    boolean negative = digits.startsWith("-");
    if (negative) {
      digits = digits.substring(1);
    }
    for (int i = 0; i < CURRENCY.length(); i++) {
      digits = stripped(digits, String.valueOf(CURRENCY.charAt(i)));
    }
    digits = digits.replace(",", "").replace("_", "").strip();
    if (!DECIMAL.matcher(digits).matches()) {
      return null;
    }
    BigDecimal value = new BigDecimal(digits).round(PRECISION);
    return negative ? value.negate() : value;
  }

  private static String stripped(String text, String symbol) {
    int from = 0;
    int to = text.length();
    while (from < to && text.startsWith(symbol, from)) {
      from++;
    }
    while (to > from && text.startsWith(symbol, to - 1)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static @Nullable LocalDate date(String text) {
    Matcher matcher = DATE.matcher(text);
    return matcher.matches()
        ? LocalDate.of(whole(matcher, 1), whole(matcher, 2), whole(matcher, 3))
        : null;
  }

  private static @Nullable Object timestamp(String text) {
    Matcher plain = PLAIN_TIMESTAMP.matcher(text);
    if (plain.matches()) {
      LocalDate day = date(plain.group(1));
      LocalTime time = LocalTime.of(whole(plain, 2), whole(plain, 3), whole(plain, 4));
      return day == null ? null : LocalDateTime.of(day, time);
    }
    Matcher iso = ISO_TIMESTAMP.matcher(text);
    if (!iso.matches()) {
      return null;
    }
    String day = iso.group(1).replace("-", "");
    LocalDate date =
        LocalDate.of(
            Integer.parseInt(day.substring(0, 4)),
            Integer.parseInt(day.substring(4, 6)),
            Integer.parseInt(day.substring(6)));
    LocalTime time = LocalTime.of(whole(iso, 2), whole(iso, 3), whole(iso, 4), nanos(iso.group(5)));
    LocalDateTime local = LocalDateTime.of(date, time);
    String zone = iso.group(6);
    return zone == null ? local : OffsetDateTime.of(local, ZoneOffset.of(zone));
  }

  /// Fractions of a second, cut after the microsecond.
  private static int nanos(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    String micros = (fraction + "000000").substring(0, 6);
    return Integer.parseInt(micros) * 1000;
  }

  private static int whole(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
