package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.TextSplit;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;

/// Filters that lay text out: indenting, truncating, wrapping.
final class LayoutFilters {
  private LayoutFilters() {}

  static void addTo(Registry registry) {
    registry
        .add(
            "indent",
            "do_indent",
            takes("s", "width=4", "first=False", "blank=False"),
            LayoutFilters::indent)
        .add(
            "truncate",
            "*do_truncate",
            takes("s", "length=255", "killwords=False", "end='...'", "leeway=None"),
            LayoutFilters::truncate)
        .add(
            "wordwrap",
            "*do_wordwrap",
            takes(
                "s",
                "width=79",
                "break_long_words=True",
                "wrapstring=None",
                "break_on_hyphens=True"),
            LayoutFilters::wordWrap)
        .add("pprint", "do_pprint", takes("value"), (_, a) -> PrettyPrint.of(a[0]));
  }

  private static Object indent(Interpreter caller, Object[] a) {
    String width =
        Markup.isText(a[1]) ? a[1].toString() : Arithmetic.binary("*", " ", a[1]).toString();
    if (a[0] instanceof PyList) {
      return Soft.method(caller, a[0], "splitlines");
    }
    if (a[0] instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!Markup.isText(a[0])) {
      throw PythonError.type(
          "unsupported operand type(s) for +=: '" + Types.name(a[0]) + "' and 'str'");
    }
    Object newline = Soft.like(a[0], "\n");
    Object text = Arithmetic.binary("+", a[0], newline);
    Object indention =
        a[1] instanceof Markup && !(a[0] instanceof Markup) ? a[1] : Soft.like(a[0], width);
    PyList lines = new PyList();
    lines(caller, text).forEach(line -> lines.add(Soft.like(text, line)));
    Object indented =
        Truth.of(a[3])
            ? Soft.method(caller, Arithmetic.binary("+", newline, indention), "join", lines)
            : afterFirst(caller, lines, newline, indention);
    return Truth.of(a[2]) ? Arithmetic.binary("+", indention, indented) : indented;
  }

  /// The lines with an indention before each but the first and the empty ones.
  private static Object afterFirst(
      Interpreter caller, PyList lines, Object newline, Object indention) {
    Object first = lines.getFirst();
    if (lines.size() == 1) {
      return first;
    }
    PyList rest = new PyList();
    for (Object line : lines.subList(1, lines.size())) {
      rest.add(Truth.of(line) ? Arithmetic.binary("+", indention, line) : line);
    }
    Object joined = Soft.method(caller, newline, "join", rest);
    return Arithmetic.binary("+", first, Arithmetic.binary("+", newline, joined));
  }

  private static List<String> lines(Interpreter caller, Object text) {
    if (!Markup.isText(text)) {
      Object lines = Soft.method(caller, text, "splitlines");
      if (Truth.of(lines)) {
        throw PythonError.type("cannot use a string pattern on a bytes-like object");
      }
      return List.of();
    }
    return TextSplit.lines(text.toString(), false);
  }

  private static Object cut(Object text, long length) {
    return Subscript.of(text, new Slice(None.NONE, length, None.NONE));
  }

  private static Object truncate(Interpreter caller, Object[] a) {
    Object leeway =
        Soft.isNone(a[4]) ? caller.policies().getOrDefault("truncate.leeway", 5L) : a[4];
    long end = Iteration.length(a[3]);
    if (Ordering.less(a[1], end)) {
      throw new PythonError(
          "AssertionError", "expected length >= " + end + ", got " + Text.of(a[1]));
    }
    if (Ordering.less(leeway, 0L)) {
      throw new PythonError("AssertionError", "expected leeway >= 0, got " + Text.of(leeway));
    }
    Object most = Arithmetic.binary("+", a[1], leeway);
    if (!Ordering.less(most, (long) Iteration.length(a[0]))) {
      return a[0];
    }
    Object kept = cut(a[0], Numbers.index(Arithmetic.binary("-", a[1], end)));
    if (Truth.of(a[2])) {
      return Arithmetic.binary("+", kept, a[3]);
    }
    PyList parts = (PyList) Soft.method(caller, kept, "rsplit", " ", 1L);
    return Arithmetic.binary("+", parts.getFirst(), a[3]);
  }

  private static Object wordWrap(Interpreter caller, Object[] a) {
    Object wrap = Soft.isNone(a[3]) ? "\n" : a[3];
    Soft.method(caller, wrap, "join", new PyList()); // Python looks for the method before all
    List<Object> wrapped = new ArrayList<>();
    for (String line : lines(caller, a[0])) {
      WordWrap wrapper = new WordWrap(a[1], Truth.of(a[2]), Truth.of(a[4]));
      wrapped.add(Soft.method(caller, wrap, "join", new PyList(wrapper.wrap(line))));
    }
    return Soft.method(caller, wrap, "join", new PyList(wrapped));
  }
}
