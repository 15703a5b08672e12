package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.method.TextCase;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Predicate;

/// All tests of Jinja2 3.1.
public final class Tests {
  private static final Map<String, CallableValue> ALL = build();

  private Tests() {}

  /// Every test by its name.
  public static Map<String, CallableValue> all() {
    return ALL;
  }

  private static void one(Registry registry, String name, Predicate<Object> test) {
    registry.add(name, "test_" + name, takes("value"), (_, a) -> test.test(a[0]));
  }

  private static Map<String, CallableValue> build() {
    Registry registry = new Registry();
    one(registry, "odd", value -> Equality.equal(Arithmetic.binary("%", value, 2L), 1L));
    one(registry, "even", value -> Equality.equal(Arithmetic.binary("%", value, 2L), 0L));
    registry.add(
        "divisibleby",
        "test_divisibleby",
        takes("value", "num"),
        (_, a) -> Equality.equal(Arithmetic.binary("%", a[0], a[1]), 0L));
    kinds(registry);
    comparisons(registry);
    one(registry, "lower", value -> TextCase.isCased(Text.of(value), true));
    one(registry, "upper", value -> TextCase.isCased(Text.of(value), false));
    one(registry, "iterable", Tests::isIterable);
    one(registry, "sequence", Tests::isSequence);
    one(
        registry,
        "callable",
        value -> value instanceof CallableValue || value instanceof Undefined);
    one(
        registry,
        "escaped",
        value -> value instanceof Markup || value instanceof Undefined.Chainable);
    registry.add("sameas", "test_sameas", takes("value", "other"), (_, a) -> isSame(a[0], a[1]));
    registry.add("in", "test_in", takes("value", "seq"), (_, a) -> Ordering.contains(a[1], a[0]));
    registry.add("filter", "*test_filter", takes("value"), (c, a) -> isKnown(c, a[0], true));
    registry.add("test", "*test_test", takes("value"), (c, a) -> isKnown(c, a[0], false));
    return registry.all();
  }

  private static void kinds(Registry registry) {
    one(registry, "defined", value -> !(value instanceof Undefined));
    one(registry, "undefined", Undefined.class::isInstance);
    one(registry, "none", None.class::isInstance);
    one(registry, "boolean", Boolean.class::isInstance);
    one(registry, "true", Boolean.TRUE::equals);
    one(registry, "false", Boolean.FALSE::equals);
    one(registry, "integer", value -> value instanceof Long || value instanceof BigInteger);
    one(registry, "float", Double.class::isInstance);
    one(registry, "number", value -> Equality.isNumber(value) || value instanceof Complex);
    one(registry, "string", Markup::isText);
    one(
        registry,
        "mapping",
        value -> value instanceof PyDict || (value instanceof HostObject host && host.isMapping()));
  }

  private static void comparisons(Registry registry) {
    compare(registry, "==", "==", "eq", "equalto");
    compare(registry, "!=", "!=", "ne");
    compare(registry, ">", ">", "gt", "greaterthan");
    compare(registry, ">=", ">=", "ge");
    compare(registry, "<", "<", "lt", "lessthan");
    compare(registry, "<=", "<=", "le");
  }

  private static void compare(Registry registry, String operator, String... names) {
    for (String name : names) {
      registry.add(name, name, takes("a", "b"), (_, a) -> Ordering.compare(operator, a[0], a[1]));
    }
  }

  /// Looking for the items of a strict undefined value fails.
  private static boolean isIterable(Object value) {
    if (value instanceof Undefined) {
      Iteration.of(value);
    }
    return Iteration.isIterable(value);
  }

  private static boolean isSequence(Object value) {
    return switch (value) {
      case String _, Markup _, Marked _ -> true;
      case Undefined.Strict _ -> false;
      case PyList _, PyTuple _, PyDict _, PyRange _, Undefined _ -> true;
      case HostObject object -> object.length() >= 0;
      default -> false;
    };
  }

  /// Python's `is`. Small whole numbers and constants are one object there, other values are if
  /// they came from one.
  private static boolean isSame(Object left, Object right) {
    if (Numbers.isInteger(left) || left instanceof String) {
      return left.getClass() == right.getClass() && left.equals(right);
    }
    return Equality.same(left, right);
  }

  private static boolean isKnown(Interpreter caller, Object name, boolean filter) {
    Object key = Key.of(name);
    return key instanceof String text && (filter ? caller.hasFilter(text) : caller.hasTest(text));
  }
}
