package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `str.translate` and the tables it takes.
final class TextMapping {
  private TextMapping() {}

  static void addTo(Map<String, BoundMethod.Method> table) {
    table.put("translate", TextMapping::translate);
    table.put("maketrans", (_, a) -> makeTable(a));
  }

  private static Object translate(Object self, Arguments arguments) {
    Parameters.check(arguments, "str", "translate", 1, 1);
    StringBuilder out = new StringBuilder();
    for (int point : self.toString().codePoints().toArray()) {
      switch (mapped(arguments.at(0), point)) {
        case null -> out.appendCodePoint(point);
        case None _ -> {}
        case Object text when Markup.isText(text) -> out.append(text);
        case Object number when Numbers.isInteger(number) ->
            out.appendCodePoint(point(Numbers.index(number)));
        default -> throw PythonError.type("character mapping must return integer, None or str");
      }
    }
    return Text.like(self, out.toString());
  }

  /// What stands for a character, null where it stays.
  private static @Nullable Object mapped(Object table, int point) {
    try {
      return Subscript.of(table, (long) point);
    } catch (PythonError error) {
      if (error.isLookupOrType() && !error.type().equals("TypeError")) {
        return null;
      }
      throw error;
    }
  }

  private static int point(long number) {
    if (number < 0 || number > Character.MAX_CODE_POINT) {
      throw PythonError.value("character mapping must be in range(0x110000)");
    }
    return (int) number;
  }

  private static Object makeTable(Arguments arguments) {
    Parameters.check(arguments, "str", "maketrans", 1, 3);
    PyDict table = new PyDict();
    if (arguments.count() == 1) {
      if (!(arguments.at(0) instanceof PyDict given)) {
        throw PythonError.type("if you give only one argument to maketrans it must be a dict");
      }
      given.items().forEach(item -> table.put(key(item.key()), item.value()));
      return table;
    }
    if (!Markup.isText(arguments.at(0))) {
      throw PythonError.type(
          "first maketrans argument must be a string if there is a second argument");
    }
    int[] from = arguments.at(0).toString().codePoints().toArray();
    int[] to = Parameters.text(arguments, 1, "maketrans").codePoints().toArray();
    if (from.length != to.length) {
      throw PythonError.value("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.put((long) from[i], (long) to[i]);
    }
    if (arguments.count() == 3) {
      Parameters.text(arguments, 2, "maketrans")
          .codePoints()
          .forEach(point -> table.put((long) point, None.NONE));
    }
    return table;
  }

  private static Object key(Object key) {
    if (Numbers.isInteger(key)) {
      return key;
    }
    if (!Markup.isText(key)) {
      throw PythonError.type("keys in translate table must be strings or integers");
    }
    if (Iteration.length(key) != 1) {
      throw PythonError.value("string keys in translate table must be of length 1");
    }
    return (long) key.toString().codePointAt(0);
  }
}
