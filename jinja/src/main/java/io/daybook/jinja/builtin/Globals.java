package io.daybook.jinja.builtin;

import io.daybook.jinja.builtin.object.Cycler;
import io.daybook.jinja.builtin.object.DictType;
import io.daybook.jinja.builtin.object.Joiner;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.DictMethods;
import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Namespace;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BiFunction;

/// The functions that every template can call.
public final class Globals {
  private static final int LONGEST_RANGE = 100_000;
  private static final Parameters JOINER = Parameters.of("Joiner.__init__", 1, "sep=', '");

  private Globals() {}

  /// A function that prints as Python prints the class of that name.
  private record Named(String shown, BiFunction<Interpreter, Arguments, Object> body)
      implements CallableValue {
    @Override
    public Object call(Interpreter caller, Arguments arguments) {
      return body.apply(caller, arguments);
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  /// Every global by its name.
  public static Map<String, Object> all() {
    return Map.of(
        "range", new Named("<function safe_range at 0x0>", (_, a) -> range(a)),
        "dict", new DictType(),
        "namespace",
            new Named(
                "<class 'jinja2.utils.Namespace'>",
                (_, a) -> new Namespace(DictMethods.construct(a))),
        "cycler",
            new Named(
                "<class 'jinja2.utils.Cycler'>",
                (_, a) -> new Cycler(Parameters.positional("Cycler.__init__", a))),
        "joiner",
            new Named("<class 'jinja2.utils.Joiner'>", (_, a) -> new Joiner(JOINER.bind(a)[0])),
        "lipsum",
            new Named("<function generate_lorem_ipsum at 0x0>", (_, a) -> LoremIpsum.generate(a)));
  }

  private static Object range(Arguments arguments) {
    checkRange(arguments);
    boolean single = arguments.count() == 1;
    long start = single ? 0 : Numbers.index(arguments.at(0));
    long stop = Numbers.index(arguments.at(single ? 0 : 1));
    long step = arguments.count() < 3 ? 1 : Numbers.index(arguments.at(2));
    if (step == 0) {
      throw PythonError.value("range() arg 3 must not be zero");
    }
    BigInteger distance = BigInteger.valueOf(stop).subtract(BigInteger.valueOf(start));
    BigInteger count = distance.divide(BigInteger.valueOf(step));
    if (count.compareTo(BigInteger.valueOf(LONGEST_RANGE)) > 0
        || new PyRange(start, stop, step).size() > LONGEST_RANGE) {
      throw PythonError.overflow(
          "Range too big. The sandbox blocks ranges larger than MAX_RANGE ("
              + LONGEST_RANGE
              + ").");
    }
    return new PyRange(start, stop, step);
  }

  private static void checkRange(Arguments arguments) {
    if (!arguments.keyword().isEmpty()) {
      throw PythonError.type(
          "safe_range() got an unexpected keyword argument '"
              + arguments.keyword().keySet().iterator().next()
              + "'");
    }
    if (arguments.count() == 0 || arguments.count() > 3) {
      throw PythonError.type(
          arguments.count() == 0
              ? "range expected at least 1 argument, got 0"
              : "range expected at most 3 arguments, got " + arguments.count());
    }
    for (Object bound : arguments.positional()) {
      if (!Numbers.isInteger(bound)) {
        throw PythonError.type(
            "'" + Types.name(bound) + "' object cannot be interpreted as an integer");
      }
    }
  }
}
