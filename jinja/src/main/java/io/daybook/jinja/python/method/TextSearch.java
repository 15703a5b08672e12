package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Strip;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyTuple;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// The methods of `str` that look for something: `find`, `count`, `startswith`, `strip`.
public final class TextSearch {
  private TextSearch() {}

  static void addTo(Map<String, BoundMethod.Method> table) {
    for (String name : List.of("find", "rfind", "index", "rindex")) {
      table.put(name, (self, a) -> find(self, name, a));
    }
    table.put("count", (self, a) -> count(self, a));
    table.put("startswith", (self, a) -> affix(self, "startswith", a, String::startsWith));
    table.put("endswith", (self, a) -> affix(self, "endswith", a, String::endsWith));
    table.put("strip", (self, a) -> strip(self, "strip", a));
    table.put("lstrip", (self, a) -> strip(self, "lstrip", a));
    table.put("rstrip", (self, a) -> strip(self, "rstrip", a));
    table.put("removeprefix", (self, a) -> remove(self, "removeprefix", a));
    table.put("removesuffix", (self, a) -> remove(self, "removesuffix", a));
  }

  /// A part of a text in characters as Java counts them, and whether its bounds make sense.
  private record Part(String text, int from, int to) {
    boolean isValid() {
      return from <= to;
    }

    String part() {
      return text.substring(from, to);
    }
  }

  private static Part part(Object self, Arguments arguments) {
    String text = self.toString();
    int length = Iteration.length(text);
    int from = bound(arguments, 1, 0, length);
    int to = Math.min(bound(arguments, 2, length, length), length);
    if (from > to) {
      return new Part(text, from, to);
    }
    boolean narrow = length == text.length();
    return new Part(
        text,
        narrow ? from : text.offsetByCodePoints(0, from),
        narrow ? to : text.offsetByCodePoints(0, to));
  }

  private static int bound(Arguments arguments, int index, int otherwise, int length) {
    if (index >= arguments.count() || arguments.at(index) == None.NONE) {
      return otherwise;
    }
    Object value = arguments.at(index);
    if (!Numbers.isInteger(value)) {
      throw PythonError.type("slice indices must be integers or None or have an __index__ method");
    }
    long bound = Numbers.index(value);
    return (int) Math.clamp(bound < 0 ? Math.max(0, bound + length) : bound, 0, Integer.MAX_VALUE);
  }

  private static String sought(Arguments arguments, String name) {
    Parameters.check(arguments, "str", name, 1, 3);
    Object value = arguments.at(0);
    if (!Markup.isText(value)) {
      throw PythonError.type("must be str, not " + Types.name(value));
    }
    return value.toString();
  }

  private static Object find(Object self, String name, Arguments arguments) {
    String sought = sought(arguments, name);
    Part part = part(self, arguments);
    int at = -1;
    if (part.isValid()) {
      at = name.startsWith("r") ? part.part().lastIndexOf(sought) : part.part().indexOf(sought);
    }
    if (at < 0) {
      if (name.endsWith("index")) {
        throw PythonError.value("substring not found");
      }
      return -1L;
    }
    return (long) part.text.codePointCount(0, part.from + at);
  }

  private static Object count(Object self, Arguments arguments) {
    String sought = sought(arguments, "count");
    Part part = part(self, arguments);
    if (!part.isValid()) {
      return 0L;
    }
    String text = part.part();
    if (sought.isEmpty()) {
      return Iteration.length(text) + 1L;
    }
    long count = 0;
    for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length())) {
      count++;
    }
    return count;
  }

  private static Object affix(
      Object self, String name, Arguments arguments, BiPredicate<String, String> test) {
    Parameters.check(arguments, "str", name, 1, 3);
    Part part = part(self, arguments);
    Object sought = arguments.at(0);
    if (sought instanceof PyTuple choices) {
      for (Object choice : choices) {
        if (!Markup.isText(choice)) {
          throw PythonError.type(
              "tuple for " + name + " must only contain str, not " + Types.name(choice));
        }
        if (part.isValid() && test.test(part.part(), choice.toString())) {
          return true;
        }
      }
      return false;
    }
    if (!Markup.isText(sought)) {
      throw PythonError.type(
          name + " first arg must be str or a tuple of str, not " + Types.name(sought));
    }
    return part.isValid() && test.test(part.part(), sought.toString());
  }

  private static Object strip(Object self, String name, Arguments arguments) {
    Parameters.check(arguments, "str", name, 0, 1);
    Object chars = Parameters.optional(arguments, 0, "chars");
    if (chars != null && !Markup.isText(chars)) {
      throw PythonError.type(name + " arg must be None or str");
    }
    String set = chars == null ? null : chars.toString();
    return Text.like(
        self, Strip.ends(self.toString(), set, !name.equals("rstrip"), !name.equals("lstrip")));
  }

  private static Object remove(Object self, String name, Arguments arguments) {
    Parameters.check(arguments, "str", name, 1, 1);
    String affix = Parameters.text(arguments, 0, name);
    String text = self.toString();
    if (name.equals("removeprefix")) {
      return Text.like(self, text.startsWith(affix) ? text.substring(affix.length()) : text);
    }
    boolean found = !affix.isEmpty() && text.endsWith(affix);
    return Text.like(self, found ? text.substring(0, text.length() - affix.length()) : text);
  }
}
