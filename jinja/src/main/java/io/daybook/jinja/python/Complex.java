package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.method.Attributes;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Key;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Python's `complex`, which a broken power of a negative number makes: `(-8) ** 0.5`. It computes
/// as CPython does, step by step, so that the last digits agree.
public record Complex(double real, double imaginary) implements HostObject {
  /// Whole powers up to here are repeated products.
  private static final double LARGEST_PRODUCT = 100;

  /// A real number as a complex one.
  public static Complex of(double real) {
    return new Complex(real, 0);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Attributes.find(this, name);
  }

  @Override
  public @Nullable Object item(Object key) {
    throw PythonError.type("'complex' object is not subscriptable");
  }

  /// `abs(self)`.
  public double magnitude() {
    double magnitude = Math.hypot(real, imaginary);
    if (Double.isInfinite(magnitude) && isFinite()) {
      throw PythonError.overflow("absolute value too large");
    }
    return magnitude;
  }

  private boolean isFinite() {
    return Double.isFinite(real) && Double.isFinite(imaginary);
  }

  /// `-self`.
  public Complex negated() {
    return new Complex(-real, -imaginary);
  }

  @Override
  public @Nullable Object operate(String operator, Object other, boolean reflected) {
    Complex second;
    switch (other) {
      case Complex complex -> second = complex;
      case BigDecimal _ -> {
        return null;
      }
      case Object number when Equality.isNumber(number) -> second = of(Numbers.real(number));
      default -> {
        return null;
      }
    }
    Complex left = reflected ? second : this;
    Complex right = reflected ? this : second;
    return switch (operator) {
      case "+" -> new Complex(left.real + right.real, left.imaginary + right.imaginary);
      case "-" -> new Complex(left.real - right.real, left.imaginary - right.imaginary);
      case "*" -> left.times(right);
      case "/" -> left.by(right, "complex division by zero");
      case "**" -> left.power(right);
      default -> null;
    };
  }

  private Complex times(Complex other) {
    return new Complex(
        real * other.real - imaginary * other.imaginary,
        real * other.imaginary + imaginary * other.real);
  }

  /// The quotient by the larger part of the divisor, which overflows least.
  private Complex by(Complex other, String refusal) {
    double a = other.real;
    double b = other.imaginary;
    if (a == 0 && b == 0) {
      throw PythonError.zeroDivision(refusal);
    }
    if (Math.abs(a) >= Math.abs(b)) {
      double ratio = b / a;
      double divisor = a + b * ratio;
      return new Complex(
          (real + imaginary * ratio) / divisor, (imaginary - real * ratio) / divisor);
    }
    if (Math.abs(b) >= Math.abs(a)) {
      double ratio = a / b;
      double divisor = a * ratio + b;
      return new Complex(
          (real * ratio + imaginary) / divisor, (imaginary * ratio - real) / divisor);
    }
    return new Complex(Double.NaN, Double.NaN);
  }

  /// `self ** exponent`.
  Complex power(Complex exponent) {
    boolean product =
        exponent.imaginary == 0
            && exponent.real == Math.floor(exponent.real)
            && Math.abs(exponent.real) <= LARGEST_PRODUCT;
    Complex power = product ? product((int) exponent.real) : turned(exponent);
    if (Double.isInfinite(power.real) || Double.isInfinite(power.imaginary)) {
      throw PythonError.overflow("complex exponentiation");
    }
    return power;
  }

  private Complex product(int exponent) {
    Complex result = of(1);
    Complex factor = this;
    for (int left = Math.abs(exponent); left > 0; left >>= 1) {
      result = (left & 1) == 1 ? result.times(factor) : result;
      factor = factor.times(factor);
    }
    return exponent > 0 ? result : of(1).by(result, "0.0 to a negative or complex power");
  }

  private Complex turned(Complex exponent) {
    if (exponent.real == 0 && exponent.imaginary == 0) {
      return of(1);
    }
    if (real == 0 && imaginary == 0) {
      if (exponent.imaginary != 0 || exponent.real < 0) {
        throw PythonError.zeroDivision("0.0 to a negative or complex power");
      }
      return of(0);
    }
    double magnitude = Math.hypot(real, imaginary);
    double length = Math.pow(magnitude, exponent.real);
    double angle = Math.atan2(imaginary, real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0) {
      length /= Math.exp(angle * exponent.imaginary);
      phase += exponent.imaginary * Math.log(magnitude);
    }
    return new Complex(length * Math.cos(phase), length * Math.sin(phase));
  }

  @Override
  public boolean truth() {
    return real != 0 || imaginary != 0;
  }

  @Override
  public String typeName() {
    return "complex";
  }

  @Override
  public String text() {
    return repr();
  }

  /// `(1+2j)`, or `2j` where there is no real part.
  @Override
  public String repr() {
    String tail = part(imaginary) + "j";
    if (real == 0 && 1 / real > 0) {
      return tail;
    }
    boolean signed = tail.startsWith("-");
    return "(" + part(real) + (signed ? "" : "+") + tail + ")";
  }

  private static String part(double number) {
    String text = FloatText.repr(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// A complex number without an imaginary part equals the real one.
  @Override
  public boolean equals(@Nullable Object other) {
    return switch (other) {
      case Complex complex -> real == complex.real && imaginary == complex.imaginary;
      case Object number when Equality.isNumber(number) ->
          imaginary == 0 && Equality.equal(real, number);
      case null, default -> false;
    };
  }

  @Override
  public int hashCode() {
    return Double.hashCode(real + 0.0) * 31 + Double.hashCode(imaginary + 0.0);
  }

  @Override
  public Object hashKey() {
    return imaginary == 0 ? Key.of(real) : this;
  }

  @Override
  public String toString() {
    return repr();
  }
}
