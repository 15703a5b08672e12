package io.daybook.jinja.python;

import java.math.BigDecimal;
import java.math.MathContext;

/// How Python writes floats: the shortest digits that read back as the same number.
public final class FloatText {
  private static final int FIRST_EXPONENT = 16;
  private static final int LAST_SMALL_EXPONENT = -4;

  private FloatText() {}

  public static String repr(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    String sign = number < 0 ? "-" : "";
    if (exponent < LAST_SMALL_EXPONENT || exponent >= FIRST_EXPONENT) {
      return sign + scientific(digits, exponent);
    }
    if (exponent < 0) {
      return sign + "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (exponent >= digits.length() - 1) {
      return sign + digits + "0".repeat(exponent - digits.length() + 1) + ".0";
    }
    return sign + digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }

  /// Java writes at least two digits, also where one is enough: `4.9E-324`.
  private static BigDecimal shortest(double number) {
    BigDecimal written = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (written.precision() != 2) {
      return written;
    }
    BigDecimal shorter = written.round(new MathContext(1)).stripTrailingZeros();
    return shorter.doubleValue() == number ? shorter : written;
  }

  /// `d.ddde+xx`.
  static String scientific(String digits, int exponent) {
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.charAt(0) + fraction + exponent(exponent);
  }

  /// `e+xx` with at least two digits.
  public static String exponent(int exponent) {
    String magnitude = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (magnitude.length() < 2 ? "0" : "") + magnitude;
  }
}
