package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Conversion;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Filters that make numbers, or texts of numbers.
final class NumberFilters {
  private static final String[] PREFIXES = {"k", "M", "G", "T", "P", "E", "Z", "Y"};

  private NumberFilters() {}

  static void addTo(Registry registry) {
    registry
        .add("abs", "abs", takes("x"), (_, a) -> absolute(a[0]))
        .add("int", "do_int", takes("value", "default=0", "base=10"), (_, a) -> integer(a))
        .add("float", "do_float", takes("value", "default=0.0"), (_, a) -> real(a))
        .add(
            "round",
            "do_round",
            takes("value", "precision=0", "method='common'"),
            (_, a) -> round(a))
        .add(
            "filesizeformat",
            "do_filesizeformat",
            takes("value", "binary=False"),
            (_, a) -> fileSize(a));
  }

  private static Object absolute(Object value) {
    if (value instanceof Complex number) {
      return number.magnitude();
    }
    if (value instanceof Undefined || !Equality.isNumber(value)) {
      throw PythonError.type("bad operand type for abs(): '" + Types.name(value) + "'");
    }
    boolean negative = Ordering.less(value, 0L) || Equality.equal(value, 0L);
    return Arithmetic.unary(negative && !isPositiveZero(value) ? "-" : "+", value);
  }

  private static boolean isPositiveZero(Object value) {
    return value instanceof Double number
        ? number == 0 && 1 / number > 0
        : Equality.equal(value, 0L);
  }

  private static boolean isTypeOrValue(JinjaException error) {
    return error.type().equals("TypeError") || error.type().equals("ValueError");
  }

  private static Object integer(Object[] a) {
    Object value = a[0];
    try {
      if (Markup.isText(value)) {
        return Conversion.integer(value.toString(), (int) Numbers.index(a[2]));
      }
      boolean hosted =
          value instanceof HostObject && !(value instanceof Bytes || value instanceof Complex);
      return Conversion.integer(hosted ? Text.of(value) : value);
    } catch (PythonError error) {
      if (!isTypeOrValue(error)) {
        throw error;
      }
    }
    try {
      return Conversion.integer(Conversion.real(value));
    } catch (PythonError error) {
      if (isTypeOrValue(error) || error.type().equals("OverflowError")) {
        return a[1];
      }
      throw error;
    }
  }

  private static Object real(Object[] a) {
    try {
      return Conversion.real(a[0]);
    } catch (PythonError error) {
      if (isTypeOrValue(error)) {
        return a[1];
      }
      throw error;
    }
  }

  private static Object round(Object[] a) {
    Object _ = Key.of(PySet.sought(a[2])); // Python looks it up in a set
    String method = a[2].toString();
    if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
      throw new FilterArgumentError("method must be common, ceil or floor");
    }
    if (method.equals("common")) {
      boolean toWhole = a[1] == None.NONE;
      int digits = toWhole ? 0 : (int) Math.clamp(Numbers.index(a[1]), -400L, 400L);
      Object rounded = Conversion.round(a[0], digits);
      return toWhole && rounded instanceof Double real ? Conversion.integer(real) : rounded;
    }
    Object power = Arithmetic.binary("**", 10L, a[1]);
    Object scaled = Arithmetic.binary("*", a[0], power);
    return Arithmetic.binary("/", whole(scaled, method.equals("ceil")), power);
  }

  private static Object whole(Object value, boolean up) {
    if (Numbers.isInteger(value)) {
      return value;
    }
    double number = Numbers.real(value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Conversion.integer(number);
    }
    BigDecimal exact = new BigDecimal(number);
    return Key.integer(
        exact.setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR).toBigIntegerExact());
  }

  private static Object fileSize(Object[] a) {
    double bytes = Conversion.real(a[0]);
    boolean binary = Truth.of(a[1]);
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return "1 Byte";
    }
    if (bytes < base) {
      return Text.of(Conversion.integer(bytes)) + " Bytes";
    }
    int index = 0;
    double unit = base * base;
    while (bytes >= unit && index < PREFIXES.length - 1) {
      unit *= base;
      index++;
    }
    String number =
        new BigDecimal(base * bytes / unit).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    String prefix =
        binary ? PREFIXES[index].toUpperCase(Locale.ROOT) + "iB" : PREFIXES[index] + "B";
    return number + " " + prefix;
  }
}
