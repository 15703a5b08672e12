package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.literal.LiteralEval;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks and sorts what a function or method was given, with Python's messages.
public final class Parameters {
  private final String function;
  private final String[] names;
  private final @Nullable Object[] defaults;
  private final int hidden;

  private Parameters(String function, int hidden, String[] names, @Nullable Object[] defaults) {
    this.function = function;
    this.hidden = hidden;
    this.names = names;
    this.defaults = defaults;
  }

  /// The parameters of a function: names, and `name=default` with a Python literal. `hidden` counts
  /// those that come before, which messages of Python count too.
  public static Parameters of(String function, int hidden, String... specs) {
    String[] names = new String[specs.length];
    @Nullable Object[] defaults = new Object[specs.length];
    for (int i = 0; i < specs.length; i++) {
      int equals = specs[i].indexOf('=');
      names[i] = equals < 0 ? specs[i] : specs[i].substring(0, equals);
      defaults[i] = equals < 0 ? null : LiteralEval.parse(specs[i].substring(equals + 1));
    }
    return new Parameters(function, hidden, names, defaults);
  }

  /// The value of every parameter in order.
  public Object[] bind(Arguments arguments) {
    if (arguments.count() > names.length) {
      throw tooMany(arguments.count());
    }
    Object[] bound = Arrays.copyOf(arguments.positional().toArray(), names.length);
    int given = arguments.count();
    for (Map.Entry<String, Object> keyword : arguments.keyword().entrySet()) {
      int index = Arrays.asList(names).indexOf(keyword.getKey());
      if (index < 0) {
        throw unexpected(function, keyword.getKey());
      }
      if (index < given) {
        throw PythonError.type(
            function + "() got multiple values for argument " + Text.quote(keyword.getKey()));
      }
      bound[index] = keyword.getValue();
    }
    fill(bound);
    return bound;
  }

  /// What was given by position to a function that takes as many values as come, but none by name.
  public static List<Object> positional(String function, Arguments arguments) {
    for (String name : arguments.keyword().keySet()) {
      throw unexpected(function, name);
    }
    return arguments.positional();
  }

  private static PythonError unexpected(String function, String name) {
    return PythonError.type(function + "() got an unexpected keyword argument " + Text.quote(name));
  }

  private void fill(@Nullable Object[] bound) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < bound.length; i++) {
      if (bound[i] == null) {
        bound[i] = defaults[i];
        if (bound[i] == null) {
          missing.add(Text.quote(names[i]));
        }
      }
    }
    if (!missing.isEmpty()) {
      String plural = missing.size() == 1 ? "" : "s";
      throw PythonError.type(
          function
              + "() missing "
              + missing.size()
              + " required positional argument"
              + plural
              + ": "
              + joined(missing));
    }
  }

  private static String joined(List<String> names) {
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> String.join(", ", names.subList(0, names.size() - 1)) + ", and " + names.getLast();
    };
  }

  private PythonError tooMany(int count) {
    int required = 0;
    for (Object value : defaults) {
      required += value == null ? 1 : 0;
    }
    int most = names.length + hidden;
    int least = required + hidden;
    String takes = least == most ? Integer.toString(most) : "from " + least + " to " + most;
    return PythonError.type(
        function
            + "() takes "
            + takes
            + " positional argument"
            + (most == 1 ? "" : "s")
            + " but "
            + (count + hidden)
            + " were given");
  }

  /// Refuses keyword arguments and a wrong number of positional ones, as methods written in C do.
  static void check(Arguments arguments, String type, String name, int least, int most) {
    if (!arguments.keyword().isEmpty()) {
      throw PythonError.type(type + "." + name + "() takes no keyword arguments");
    }
    int given = arguments.count();
    if (given >= least && given <= most) {
      return;
    }
    if (most == 0) {
      throw PythonError.type(type + "." + name + "() takes no arguments (" + given + " given)");
    }
    if (least == most && most == 1) {
      throw PythonError.type(
          type + "." + name + "() takes exactly one argument (" + given + " given)");
    }
    String exactly = least == most ? "" : given < least ? "at least " : "at most ";
    int limit = given < least ? least : most;
    throw PythonError.type(
        name
            + " expected "
            + exactly
            + limit
            + " argument"
            + (limit == 1 ? "" : "s")
            + ", got "
            + given);
  }

  /// Refuses keyword arguments that a method of C does not know.
  static void checkKeywords(Arguments arguments, String name, String... known) {
    for (String keyword : arguments.keyword().keySet()) {
      if (!Arrays.asList(known).contains(keyword)) {
        throw PythonError.type(
            Text.quote(keyword) + " is an invalid keyword argument for " + name + "()");
      }
    }
  }

  /// Refuses what a method of C that knows its arguments by name refuses before it looks at them.
  static void checkNamed(Arguments arguments, String function, String... names) {
    int given = arguments.count() + arguments.keyword().size();
    if (given > names.length) {
      throw PythonError.type(
          "%s() takes at most %d argument%s (%d given)"
              .formatted(function, names.length, names.length == 1 ? "" : "s", given));
    }
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.keyword().containsKey(names[i])) {
        throw PythonError.type(
            "argument for %s() given by name ('%s') and position (%d)"
                .formatted(function, names[i], i + 1));
      }
    }
    checkKeywords(arguments, function, names);
  }

  /// The text at a position.
  static String text(Arguments arguments, int index, String function) {
    Object value = arguments.at(index);
    if (!Markup.isText(value)) {
      throw PythonError.type(
          function + "() argument " + (index + 1) + " must be str, not " + Types.name(value));
    }
    return value.toString();
  }

  /// The whole number at a position, else the default.
  static int integer(Arguments arguments, int index, int otherwise) {
    return index < arguments.count()
        ? (int) Math.clamp(Numbers.index(arguments.at(index)), Integer.MIN_VALUE, Integer.MAX_VALUE)
        : otherwise;
  }

  /// The text at a position or under a name, else the default.
  static String word(
      Arguments arguments, int index, String function, String name, String otherwise) {
    Object value = arguments.get(index, name, otherwise);
    if (!Markup.isText(value)) {
      throw PythonError.type(
          function + "() argument '" + name + "' must be str, not " + Types.name(value));
    }
    return value.toString();
  }

  /// The argument at a position, null where it is missing or `None`.
  static @Nullable Object optional(Arguments arguments, int index, String name) {
    Object value = arguments.find(index, name);
    return value == None.NONE ? null : value;
  }
}
