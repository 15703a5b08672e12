package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Codec;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.syntax.Whitespace;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The methods of `str`. On markup they give markup, and what they insert is escaped.
public final class TextMethods {
  static final Map<String, BoundMethod.Method> TABLE = table();

  private TextMethods() {}

  private static Map<String, BoundMethod.Method> table() {
    Map<String, BoundMethod.Method> table = new HashMap<>();
    cases(table);
    questions(table);
    padding(table);
    TextSearch.addTo(table);
    TextSplit.addTo(table);
    TextMapping.addTo(table);
    table.put("join", (self, a) -> join(self, a));
    table.put("replace", (self, a) -> replace(self, a));
    table.put("encode", (self, a) -> encode(self, a));
    return Map.copyOf(table);
  }

  /// An inserted text, escaped where `self` is markup.
  static String inserted(Object self, Object text) {
    return self instanceof Markup ? Text.escaped(text).text() : text.toString();
  }

  private static void simple(
      Map<String, BoundMethod.Method> table, String name, UnaryOperator<String> operation) {
    table.put(
        name,
        (self, a) -> {
          Parameters.check(a, "str", name, 0, 0);
          return Text.like(self, operation.apply(self.toString()));
        });
  }

  private static void cases(Map<String, BoundMethod.Method> table) {
    simple(table, "upper", text -> text.toUpperCase(Locale.ROOT));
    simple(table, "lower", TextCase::lower);
    simple(table, "casefold", TextCase::fold);
    simple(table, "capitalize", TextCase::capitalize);
    simple(table, "title", TextCase::title);
    simple(table, "swapcase", TextCase::swap);
  }

  private static void question(
      Map<String, BoundMethod.Method> table, String name, Predicate<String> test) {
    table.put(
        name,
        (self, a) -> {
          Parameters.check(a, "str", name, 0, 0);
          return test.test(self.toString());
        });
  }

  private static void questions(Map<String, BoundMethod.Method> table) {
    question(
        table,
        "isalnum",
        text -> TextCase.all(text, c -> TextCase.isAlphabetic(c) || TextCase.isNumeric(c)));
    question(table, "isalpha", text -> TextCase.all(text, TextCase::isAlphabetic));
    question(table, "isdecimal", text -> TextCase.all(text, Character::isDigit));
    question(table, "isdigit", text -> TextCase.all(text, TextCase::isDigit));
    question(table, "isnumeric", text -> TextCase.all(text, TextCase::isNumeric));
    question(table, "isspace", text -> TextCase.all(text, Whitespace::isBlank));
    question(table, "isascii", text -> text.chars().allMatch(c -> c < 0x80));
    question(table, "isprintable", text -> text.codePoints().allMatch(Text::isPrintable));
    question(table, "isidentifier", TextCase::isIdentifier);
    question(table, "islower", text -> TextCase.isCased(text, true));
    question(table, "isupper", text -> TextCase.isCased(text, false));
    question(table, "istitle", TextCase::isTitle);
  }

  private static void padding(Map<String, BoundMethod.Method> table) {
    for (String name : List.of("ljust", "rjust", "center")) {
      table.put(
          name,
          (self, a) -> {
            Parameters.check(a, "str", name, 1, 2);
            return pad(self, name, a);
          });
    }
    table.put("zfill", (self, a) -> zeroFill(self, a));
    table.put("expandtabs", (self, a) -> expandTabs(self, a));
  }

  private static Object pad(Object self, String name, Arguments arguments) {
    // Markup escapes what is inserted before Python looks at any argument.
    String escaped =
        self instanceof Markup && arguments.count() > 1 ? inserted(self, arguments.at(1)) : null;
    int width = Numbers.width(arguments.at(0));
    if (arguments.count() > 1 && !(self instanceof Markup) && !Markup.isText(arguments.at(1))) {
      throw PythonError.type(
          "The fill character must be a unicode character, not " + Types.name(arguments.at(1)));
    }
    String fill =
        escaped != null ? escaped : arguments.count() > 1 ? arguments.at(1).toString() : " ";
    if (Iteration.length(fill) != 1) {
      throw PythonError.type("The fill character must be exactly one character long");
    }
    int room = Math.max(0, width - Iteration.length(self));
    int left =
        switch (name) {
          case "ljust" -> 0;
          case "rjust" -> room;
          default -> room / 2 + (room & width & 1);
        };
    return Text.like(self, fill.repeat(left) + self + fill.repeat(room - left));
  }

  private static Object zeroFill(Object self, Arguments arguments) {
    Parameters.check(arguments, "str", "zfill", 1, 1);
    String text = self.toString();
    int room = Math.max(0, Numbers.width(arguments.at(0)) - Iteration.length(text));
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String zeros = "0".repeat(room);
    return Text.like(self, signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text);
  }

  private static Object expandTabs(Object self, Arguments arguments) {
    Parameters.checkNamed(arguments, "expandtabs", "tabsize");
    int width = Numbers.width(arguments.get(0, "tabsize", 8L));
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int c : self.toString().codePoints().toArray()) {
      if (c == '\t') {
        int spaces = width <= 0 ? 0 : width - column % width;
        Numbers.width((long) out.length() + spaces);
        out.repeat(' ', spaces);
        column += spaces;
      } else {
        out.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return Text.like(self, out.toString());
  }

  private static Object join(Object self, Arguments arguments) {
    Parameters.check(arguments, "str", "join", 1, 1);
    if (!Iteration.isIterable(arguments.at(0))) {
      throw PythonError.type("can only join an iterable");
    }
    return joined(self, Iteration.of(arguments.at(0)));
  }

  /// The items with `self` between them.
  static Object joined(Object self, Iterator<Object> items) {
    StringBuilder out = new StringBuilder();
    String separator = self.toString();
    for (int i = 0; items.hasNext(); i++) {
      Object item = items.next();
      if (!Markup.isText(item) && !(self instanceof Markup)) {
        throw PythonError.type(
            "sequence item " + i + ": expected str instance, " + Types.name(item) + " found");
      }
      if (i > 0) {
        out.append(separator);
      }
      out.append(self instanceof Markup ? Text.escaped(item).text() : item.toString());
    }
    return Text.like(self, out.toString());
  }

  private static Object replace(Object self, Arguments arguments) {
    Parameters.check(arguments, "str", "replace", 2, 3);
    String escaped = self instanceof Markup ? inserted(self, arguments.at(1)) : null;
    String old = Parameters.text(arguments, 0, "replace");
    return Text.like(
        self,
        replace(
            self.toString(),
            old,
            escaped != null ? escaped : Parameters.text(arguments, 1, "replace"),
            arguments.count() < 3
                ? -1
                : (int) Math.clamp(Numbers.size(arguments.at(2)), -1L, Integer.MAX_VALUE)));
  }

  /// The text with at most `count` occurrences replaced, all where that is negative.
  static String replace(String text, String old, String with, int count) {
    if (count < 0) {
      return old.isEmpty() && !isNarrow(text)
          ? replaceBetween(text, with, Integer.MAX_VALUE)
          : text.replace(old, with);
    }
    if (old.isEmpty()) {
      return replaceBetween(text, with, count);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int done = 0; done < count; done++) {
      int at = text.indexOf(old, from);
      if (at < 0) {
        break;
      }
      out.append(text, from, at).append(with);
      from = at + old.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String replaceBetween(String text, String with, int count) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int c : text.codePoints().toArray()) {
      if (done++ < count) {
        out.append(with);
      }
      out.appendCodePoint(c);
    }
    return done < count ? out.append(with).toString() : out.toString();
  }

  static boolean isNarrow(String text) {
    return text.codePointCount(0, text.length()) == text.length();
  }

  private static Object encode(Object self, Arguments arguments) {
    Parameters.checkNamed(arguments, "encode", "encoding", "errors");
    String encoding = Parameters.word(arguments, 0, "encode", "encoding", "utf-8");
    String errors = Parameters.word(arguments, 1, "encode", "errors", "strict");
    return Codec.named(encoding).encode(self.toString(), errors);
  }

  /// A list of texts of the same kind as `self`.
  static PyList list(Object self, List<String> parts) {
    PyList list = new PyList();
    parts.forEach(part -> list.add(Text.like(self, part)));
    return list;
  }

  /// Three texts of the same kind as `self`.
  static PyTuple tuple(Object self, String before, String middle, String after) {
    return PyTuple.of(Text.like(self, before), Text.like(self, middle), Text.like(self, after));
  }
}
