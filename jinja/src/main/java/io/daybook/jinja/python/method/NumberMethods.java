package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The attributes and methods of numbers and ranges.
final class NumberMethods {
  private NumberMethods() {}

  static @Nullable Object find(Object value, String name) {
    return switch (value) {
      case Long _, Boolean _, BigInteger _ -> whole(value, name);
      case Double number -> real(number, name);
      case BigDecimal number -> decimal(number, name);
      case Complex number -> complex(number, name);
      case PyRange range -> range(range, name);
      default -> null;
    };
  }

  private static BoundMethod plain(Object self, String name, Supplier<Object> result) {
    return new BoundMethod(
        self,
        name,
        (_, arguments) -> {
          Parameters.check(arguments, Types.name(self), name, 0, 0);
          return result.get();
        });
  }

  private static @Nullable Object whole(Object value, String name) {
    BigInteger number = Numbers.integer(value);
    Object plain = value instanceof Boolean truth ? (truth ? 1L : 0L) : value;
    return switch (name) {
      case "real", "numerator" -> plain;
      case "imag" -> 0L;
      case "denominator" -> 1L;
      case "bit_length" -> plain(value, name, () -> (long) number.abs().bitLength());
      case "bit_count" -> plain(value, name, () -> (long) number.abs().bitCount());
      case "conjugate" -> plain(value, name, () -> plain);
      case "as_integer_ratio" -> plain(value, name, () -> PyTuple.of(plain, 1L));
      case "to_bytes" -> new BoundMethod(value, name, (_, a) -> NumberBytes.toBytes(number, a));
      case "from_bytes" -> new BoundMethod(value, name, NumberBytes::fromBytes);
      default -> null;
    };
  }

  private static @Nullable Object real(Double number, String name) {
    return switch (name) {
      case "real" -> number;
      case "imag" -> 0.0;
      case "is_integer" ->
          plain(number, name, () -> number == Math.rint(number) && !Double.isInfinite(number));
      case "conjugate" -> plain(number, name, () -> number);
      case "as_integer_ratio" -> plain(number, name, () -> ratio(number));
      case "hex" -> plain(number, name, () -> NumberBytes.hex(number));
      case "fromhex" -> new BoundMethod(number, name, (_, a) -> NumberBytes.fromHex(a));
      default -> null;
    };
  }

  private static PyTuple ratio(double number) {
    if (Double.isInfinite(number)) {
      throw PythonError.overflow("cannot convert Infinity to integer ratio");
    }
    if (Double.isNaN(number)) {
      throw PythonError.value("cannot convert NaN to integer ratio");
    }
    BigDecimal exact = new BigDecimal(number);
    BigInteger scale = BigInteger.TEN.pow(Math.max(exact.scale(), 0));
    BigInteger above = exact.multiply(new BigDecimal(scale)).toBigIntegerExact();
    BigInteger shared = above.gcd(scale);
    return PyTuple.of(Key.integer(above.divide(shared)), Key.integer(scale.divide(shared)));
  }

  private static @Nullable Object complex(Complex number, String name) {
    return switch (name) {
      case "real" -> number.real();
      case "imag" -> number.imaginary();
      case "conjugate" ->
          plain(number, name, () -> new Complex(number.real(), -number.imaginary()));
      default -> null;
    };
  }

  private static @Nullable Object decimal(BigDecimal number, String name) {
    return switch (name) {
      case "normalize" -> plain(number, name, number::stripTrailingZeros);
      case "to_integral_value" ->
          plain(number, name, () -> number.setScale(0, RoundingMode.HALF_EVEN));
      default -> null;
    };
  }

  private static @Nullable Object range(PyRange range, String name) {
    return switch (name) {
      case "start" -> range.start();
      case "stop" -> range.stop();
      case "step" -> range.step();
      case "count" -> new BoundMethod(range, name, (_, a) -> counted(range, a));
      case "index" -> new BoundMethod(range, name, (_, a) -> ListMethods.index(range, a));
      default -> null;
    };
  }

  private static Object counted(PyRange range, Arguments arguments) {
    Parameters.check(arguments, "range", "count", 1, 1);
    return Ordering.contains(range, arguments.at(0)) ? 1L : 0L;
  }
}
