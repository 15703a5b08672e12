package io.daybook.jinja.python.format;

import io.daybook.jinja.python.FloatText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes a float that is not negative with a given precision, rounding its exact value half to
/// even.
final class RealFormat {
  private RealFormat() {}

  /// `ddd.ddd`.
  static String fixed(double number, int digits, boolean point) {
    String text = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return digits == 0 && point ? text + "." : text;
  }

  /// `d.ddde+xx`.
  static String exponent(double number, int digits, boolean point) {
    if (number == 0) {
      return "0" + (digits > 0 ? "." + "0".repeat(digits) : point ? "." : "") + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    String unscaled = rounded.unscaledValue().toString();
    int exponent = unscaled.length() - 1 - rounded.scale();
    String padded = unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length()));
    String mantissa =
        padded.charAt(0) + (digits > 0 ? "." + padded.substring(1, digits + 1) : point ? "." : "");
    return mantissa + FloatText.exponent(exponent);
  }

  /// The shorter of both, without trailing zeros unless `keepZeros`.
  static String general(double number, int precision, boolean keepZeros) {
    int digits = Math.max(1, precision);
    if (number == 0) {
      return keepZeros ? "0." + "0".repeat(digits - 1) : "0";
    }
    int exponent = exponentOf(number, digits);
    if (exponent < -4 || exponent >= digits) {
      String text = exponent(number, digits - 1, keepZeros);
      int e = text.indexOf('e');
      return keepZeros ? text : stripped(text.substring(0, e)) + text.substring(e);
    }
    String text = fixed(number, digits - 1 - exponent, keepZeros);
    return keepZeros ? text : stripped(text);
  }

  /// What `format(x, '.3')` gives: as general, but with a digit behind the point, and the exponent
  /// comes a digit earlier.
  static String shortest(double number, int precision, boolean keepZeros) {
    int digits = Math.max(1, precision);
    int exponent = exponentOf(number, digits);
    if (exponent < -4 || exponent >= digits - 1) {
      String text = exponent(number, digits - 1, keepZeros);
      int e = text.indexOf('e');
      return keepZeros ? text : stripped(text.substring(0, e)) + text.substring(e);
    }
    String text = fixed(number, digits - 1 - exponent, keepZeros);
    String bare = keepZeros ? text : stripped(text);
    return bare.indexOf('.') < 0 ? bare + ".0" : bare;
  }

  private static int exponentOf(double number, int digits) {
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return rounded.precision() - 1 - rounded.scale();
  }

  private static String stripped(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
