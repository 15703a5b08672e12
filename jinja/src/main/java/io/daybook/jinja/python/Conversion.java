package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Python's `int`, `float` and `round`.
public final class Conversion {
  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");

  private Conversion() {}

  /// `int(value)`.
  public static Object integer(Object value) {
    return switch (value) {
      case Long _, BigInteger _ -> value;
      case Boolean truth -> truth ? 1L : 0L;
      case Double number -> Key.integer(truncated(number));
      case BigDecimal number -> Key.integer(number.toBigInteger());
      case String text -> integer(text, 10);
      case Markup markup -> integer(markup.text(), 10);
      case Marked marked -> integer(marked.text(), 10);
      case Bytes bytes -> ofBytes(bytes);
      case Undefined undefined -> throw undefined.failure();
      default ->
          throw PythonError.type(
              "int() argument must be a string, a bytes-like object or a real number, not '"
                  + Types.name(value)
                  + "'");
    };
  }

  private static Object ofBytes(Bytes bytes) {
    try {
      return integer(bytes.octets(), 10);
    } catch (PythonError _) {
      throw PythonError.value("invalid literal for int() with base 10: " + bytes.repr());
    }
  }

  public static BigInteger truncated(double number) {
    if (Double.isNaN(number)) {
      throw PythonError.value("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw PythonError.overflow("cannot convert float infinity to integer");
    }
    return new BigDecimal(number).toBigInteger();
  }

  /// `int(text, base)`.
  public static Object integer(String text, int base) {
    if (base != 0 && (base < 2 || base > 36)) {
      throw PythonError.value("int() base must be >= 2 and <= 36, or 0");
    }
    String body = Strip.ends(text, null, true, true).toLowerCase(Locale.ROOT);
    boolean negative = body.startsWith("-");
    String digits = negative || body.startsWith("+") ? body.substring(1) : body;
    int radix = base;
    int prefixed = prefixBase(digits);
    if (prefixed > 0 && (base == 0 || base == prefixed)) {
      digits = digits.substring(2);
      digits = digits.startsWith("_") ? digits.substring(1) : digits;
      radix = prefixed;
    } else if (base == 0) {
      radix = 10;
      if (digits.startsWith("0") && !digits.matches("0(_?0)*")) {
        throw invalid(text, base);
      }
    }
    if (digits.isEmpty()
        || digits.startsWith("_")
        || digits.endsWith("_")
        || digits.contains("__")) {
      throw invalid(text, base);
    }
    String plain = digits.replace("_", "");
    for (int i = 0; i < plain.length(); i++) {
      if (Character.digit(plain.charAt(i), radix) < 0) {
        throw invalid(text, base);
      }
    }
    BigInteger number = new BigInteger(plain, radix);
    return Key.integer(negative ? number.negate() : number);
  }

  private static int prefixBase(String digits) {
    if (digits.length() < 3 || digits.charAt(0) != '0') {
      return 0;
    }
    return switch (digits.charAt(1)) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 0;
    };
  }

  private static PythonError invalid(String text, int base) {
    return PythonError.value(
        "invalid literal for int() with base " + base + ": " + Text.quote(text));
  }

  /// `float(value)`.
  public static double real(Object value) {
    return switch (value) {
      case String text -> parsed(text);
      case Markup markup -> parsed(markup);
      case Marked marked -> parsed(marked);
      case Bytes bytes -> parsed(bytes);
      case Undefined undefined -> throw undefined.failure();
      case Long _, Double _, Boolean _, BigInteger _, BigDecimal _ -> Numbers.real(value);
      default ->
          throw PythonError.type(
              "float() argument must be a string or a real number, not '"
                  + Types.name(value)
                  + "'");
    };
  }

  private static double parsed(Object written) {
    String text = written instanceof Bytes bytes ? bytes.octets() : written.toString();
    String body = Strip.ends(text, null, true, true);
    String word = body.toLowerCase(Locale.ROOT);
    boolean negative = word.startsWith("-");
    String unsigned = negative || word.startsWith("+") ? word.substring(1) : word;
    return switch (unsigned) {
      case "inf", "infinity" -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> {
        String digits = asciiDigits(body);
        if (!REAL.matcher(digits).matches()) {
          throw PythonError.value("could not convert string to float: " + Text.repr(written));
        }
        yield Double.parseDouble(digits.replace("_", ""));
      }
    };
  }

  /// The decimal digits of any script as those that numbers are read from.
  private static String asciiDigits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return out.toString();
  }

  /// `round(value, digits)`: halves go to the even neighbour; a whole number stays one.
  public static Object round(Object value, int digits) {
    if (Numbers.isInteger(value)) {
      BigDecimal rounded = new BigDecimal(Numbers.integer(value));
      return digits >= 0
          ? Key.integer(rounded.toBigIntegerExact())
          : Key.integer(rounded.setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.setScale(digits, RoundingMode.HALF_EVEN);
    }
    if (!(value instanceof Double number)) {
      throw PythonError.type("type " + Types.name(value) + " doesn't define __round__ method");
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    double rounded = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    return rounded == 0 ? Math.copySign(0.0, number) : rounded;
  }
}
