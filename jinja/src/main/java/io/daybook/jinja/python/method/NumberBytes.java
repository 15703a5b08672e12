package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Key;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as bytes and as hexadecimal digits, and back.
final class NumberBytes {
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0x(?:[0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)p[+-]?[0-9]+");
  private static final int MANTISSA_DIGITS = 13;

  private NumberBytes() {}

  /// `int.to_bytes`.
  static Bytes toBytes(BigInteger number, Arguments arguments) {
    checkArguments(arguments, "to_bytes", "length");
    int length = Numbers.width(arguments.get(0, "length", 1L));
    boolean little = isLittle(arguments, "to_bytes");
    boolean signed = Truth.of(arguments.keyword().getOrDefault("signed", false));
    if (length < 0) {
      throw PythonError.value("length argument must be non-negative");
    }
    if (number.signum() < 0 && !signed) {
      throw PythonError.overflow("can't convert negative int to unsigned");
    }
    int room = length * Byte.SIZE - (signed ? 1 : 0);
    if (number.bitLength() > Math.max(0, room)) {
      throw PythonError.overflow("int too big to convert");
    }
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) (number.signum() < 0 ? -1 : 0));
    byte[] content = number.toByteArray();
    for (int i = 0; i < Math.min(content.length, length); i++) {
      octets[length - 1 - i] = content[content.length - 1 - i];
    }
    return Bytes.of(little ? reversed(octets) : octets);
  }

  /// `int.from_bytes`, of a truth value or of a number.
  static Object fromBytes(Object self, Arguments arguments) {
    checkArguments(arguments, "from_bytes", "bytes");
    Object given = arguments.find(0, "bytes");
    if (given == null) {
      throw PythonError.type("from_bytes() missing required argument 'bytes' (pos 1)");
    }
    boolean little = isLittle(arguments, "from_bytes");
    StringBuilder octets = new StringBuilder();
    if (given instanceof Bytes bytes) {
      octets.append(bytes.octets());
    } else {
      if (!Iteration.isIterable(given) || given instanceof CharSequence) {
        throw PythonError.type("cannot convert '%s' object to bytes".formatted(Types.name(given)));
      }
      Iteration.of(given)
          .forEachRemaining(item -> octets.append(Bytes.sought(Numbers.index(item), "")));
    }
    byte[] content = new Bytes(octets.toString()).toArray();
    byte[] big = little ? reversed(content) : content;
    boolean signed = Truth.of(arguments.keyword().getOrDefault("signed", false));
    BigInteger number = signed && big.length > 0 ? new BigInteger(big) : new BigInteger(1, big);
    return self instanceof Boolean ? number.signum() != 0 : Key.integer(number);
  }

  private static void checkArguments(Arguments arguments, String function, String first) {
    Parameters.checkNamed(arguments, function, first, "byteorder", "signed");
    if (arguments.count() > 2) {
      throw PythonError.type(
          "%s() takes at most 2 positional arguments (%d given)"
              .formatted(function, arguments.count()));
    }
  }

  private static boolean isLittle(Arguments arguments, String function) {
    String order = Parameters.word(arguments, 1, function, "byteorder", "big");
    return switch (order) {
      case "little" -> true;
      case "big" -> false;
      default -> throw PythonError.value("byteorder must be either 'little' or 'big'");
    };
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }

  /// `float.hex`.
  static String hex(double number) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    String sign = number < 0 || 1 / number < 0 ? "-" : "";
    if (number == 0) {
      return sign + "0x0.0p+0";
    }
    String text = Double.toHexString(Math.abs(number));
    int point = text.indexOf('.');
    int power = text.indexOf('p');
    String digits = text.substring(point + 1, power);
    String exponent = text.substring(power + 1);
    return sign
        + text.substring(0, point + 1)
        + digits
        + "0".repeat(MANTISSA_DIGITS - digits.length())
        + "p"
        + (exponent.startsWith("-") ? "" : "+")
        + exponent;
  }

  /// `float.fromhex`.
  static double fromHex(Arguments arguments) {
    Parameters.check(arguments, "float", "fromhex", 1, 1);
    String text = Parameters.text(arguments, 0, "fromhex").strip().toLowerCase(Locale.ROOT);
    String sign = text.startsWith("-") ? "-" : "";
    String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    switch (bare) {
      case "inf", "infinity" -> {
        return sign.isEmpty() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    String digits = sign + (bare.startsWith("0x") ? bare : "0x" + bare);
    String whole = digits.contains("p") ? digits : digits + "p0";
    if (!HEXADECIMAL.matcher(whole).matches()) {
      throw PythonError.value("invalid hexadecimal floating-point string");
    }
    double number = Double.parseDouble(whole);
    if (Double.isInfinite(number)) {
      throw PythonError.overflow("hexadecimal value too large to represent as a float");
    }
    return number;
  }
}
