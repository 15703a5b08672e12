package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Python's arithmetic of numbers: whole ones of any size, floats, decimals.
public final class Numbers {
  /// No text is filled to more characters than this, no number has more digits.
  public static final int WIDEST = 50_000_000;

  private static final int LARGEST_POWER_BITS = 2_000_000;
  private static final MathContext DECIMAL = new MathContext(28, RoundingMode.HALF_EVEN);

  private Numbers() {}

  public static @Nullable Object binary(String operator, Object left, Object right) {
    if (left instanceof Double || right instanceof Double) {
      return left instanceof BigDecimal || right instanceof BigDecimal
          ? null
          : floats(operator, real(left), real(right));
    }
    if (left instanceof BigDecimal || right instanceof BigDecimal) {
      return decimals(operator, decimal(left), decimal(right));
    }
    if (left instanceof Long a && right instanceof Long b) {
      Object quick = longs(operator, a, b);
      if (quick != null) {
        return quick;
      }
    }
    return integers(operator, integer(left), integer(right));
  }

  private static @Nullable Object longs(String operator, long a, long b) {
    return switch (operator) {
      case "-" -> {
        long difference = a - b;
        yield ((a ^ b) & (a ^ difference)) < 0 ? null : difference;
      }
      case "*" -> {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        yield high == low >> 63 ? low : null;
      }
      case "//" -> b == 0 || a == Long.MIN_VALUE ? null : Math.floorDiv(a, b);
      case "%" -> b == 0 ? null : Math.floorMod(a, b);
      default -> null;
    };
  }

  private static Object integers(String operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case "+" -> Key.integer(a.add(b));
      case "-" -> Key.integer(a.subtract(b));
      case "*" -> Key.integer(a.multiply(b));
      case "/" -> divide(a, b);
      case "//" -> {
        if (b.signum() == 0) {
          throw PythonError.zeroDivision("integer division or modulo by zero");
        }
        yield Key.integer(floorDivide(a, b));
      }
      case "%" -> {
        if (b.signum() == 0) {
          throw PythonError.zeroDivision("integer modulo by zero");
        }
        yield Key.integer(a.subtract(floorDivide(a, b).multiply(b)));
      }
      default -> power(a, b);
    };
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Object divide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw PythonError.zeroDivision("division by zero");
    }
    if (a.signum() == 0 || (a.bitLength() <= 53 && b.bitLength() <= 53)) {
      return a.doubleValue() / b.doubleValue();
    }
    MathContext wide = new MathContext(40 + Math.abs(a.bitLength() - b.bitLength()) / 3);
    double quotient = new BigDecimal(a).divide(new BigDecimal(b), wide).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw PythonError.overflow("integer division result too large for a float");
    }
    return quotient;
  }

  private static Object power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return floatPower(base.doubleValue(), exponent.doubleValue());
    }
    if (base.bitLength() > 1
        && (exponent.bitLength() > 31
            || base.bitLength() * exponent.longValue() > LARGEST_POWER_BITS)) {
      throw new PythonError("MemoryError", "the power is too large");
    }
    if (base.abs().bitLength() <= 1) {
      boolean minus = base.signum() < 0 && exponent.testBit(0);
      boolean zero = base.signum() == 0 && exponent.signum() > 0;
      return zero ? 0L : minus ? -1L : 1L;
    }
    return Key.integer(base.pow(exponent.intValue()));
  }

  private static Object floats(String operator, double a, double b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> {
        if (b == 0) {
          throw PythonError.zeroDivision("float division by zero");
        }
        yield a / b;
      }
      case "//" -> {
        if (b == 0) {
          throw PythonError.zeroDivision("float floor division by zero");
        }
        yield floatFloor(a, b);
      }
      case "%" -> {
        if (b == 0) {
          throw PythonError.zeroDivision("float modulo");
        }
        yield floatModulo(a, b);
      }
      default -> floatPower(a, b);
    };
  }

  private static double floatModulo(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return remainder < 0 != b < 0 ? remainder + b : remainder;
  }

  /// Python's way: the quotient of what the remainder leaves, rounded to a whole number.
  private static double floatFloor(double a, double b) {
    double remainder = a % b;
    double quotient = (a - remainder) / b;
    if (remainder != 0 && remainder < 0 != b < 0) {
      quotient -= 1.0;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1.0 : floor;
  }

  private static Object floatPower(double a, double b) {
    if (a == 0 && b < 0) {
      throw PythonError.zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (a == 1 || b == 0) {
      return 1.0;
    }
    if (a == -1 && Double.isInfinite(b)) {
      return 1.0;
    }
    double power = Math.pow(a, b);
    if (Double.isInfinite(power) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
      throw PythonError.overflow("(34, 'Numerical result out of range')");
    }
    if (Double.isNaN(power) && !Double.isNaN(a) && !Double.isNaN(b)) {
      return Complex.of(a).power(Complex.of(b));
    }
    return power;
  }

  private static @Nullable Object decimals(String operator, BigDecimal a, BigDecimal b) {
    return switch (operator) {
      case "+" -> a.add(b, DECIMAL);
      case "-" -> a.subtract(b, DECIMAL);
      case "*" -> a.multiply(b, DECIMAL);
      case "/" -> {
        if (b.signum() == 0) {
          throw PythonError.zeroDivision("division by zero");
        }
        BigDecimal quotient = a.divide(b, DECIMAL);
        BigDecimal plain = quotient.stripTrailingZeros();
        int scale = Math.max(plain.scale(), Math.min(quotient.scale(), a.scale() - b.scale()));
        yield plain.setScale(scale, RoundingMode.UNNECESSARY);
      }
      default -> null;
    };
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(integer(number));
  }

  /// A whole number or bool without its size.
  public static BigInteger integer(Object number) {
    return switch (number) {
      case Long whole -> BigInteger.valueOf(whole);
      case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
      case BigInteger whole -> whole;
      default -> throw notInteger(number);
    };
  }

  private static PythonError notInteger(Object value) {
    return PythonError.type(
        "'" + Types.name(value) + "' object cannot be interpreted as an integer");
  }

  /// A number as a float; a whole number beyond its range is Python's error.
  public static double real(Object number) {
    return switch (number) {
      case Double real -> real;
      case Long whole -> whole;
      case Boolean truth -> truth ? 1 : 0;
      case BigDecimal decimal -> decimal.doubleValue();
      case BigInteger whole -> {
        double real = whole.doubleValue();
        if (Double.isInfinite(real)) {
          throw PythonError.overflow("int too large to convert to float");
        }
        yield real;
      }
      case Undefined undefined -> throw undefined.failure();
      default -> throw PythonError.type("must be real number, not " + Types.name(number));
    };
  }

  /// `operator.index(value)`, clamped to the range of `long`.
  public static long index(Object value) {
    return switch (value) {
      case Long number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case BigInteger big -> big.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
      default -> throw notInteger(value);
    };
  }

  /// As [#index], of what Python computes with: an undefined value fails as such.
  public static long computed(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    return index(value);
  }

  /// As [#index], for functions that are written in C and take no larger number.
  public static long size(Object value) {
    if (value instanceof BigInteger) {
      throw PythonError.overflow("Python int too large to convert to C ssize_t");
    }
    return index(value);
  }

  /// As [#size], of a width: what would not fit into memory is Python's error, not the machine's.
  public static int width(Object value) {
    long width = size(value);
    if (width > WIDEST) {
      throw new PythonError("MemoryError", "");
    }
    return (int) Math.max(width, -WIDEST);
  }

  /// Whether a value is a whole number; a bool is one.
  public static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }
}
