package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.method.TextCase;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Filters that make text of text: case, replacing, joining, formatting.
final class TextFilters {
  private static final Pattern WORD_BEGINNING =
      Pattern.compile("[-\\s({\\[<]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private TextFilters() {}

  static void addTo(Registry registry) {
    registry
        .add("upper", "do_upper", takes("s"), (c, a) -> Soft.method(c, Soft.text(a[0]), "upper"))
        .add("lower", "do_lower", takes("s"), (c, a) -> Soft.method(c, Soft.text(a[0]), "lower"))
        .add(
            "capitalize",
            "do_capitalize",
            takes("s"),
            (c, a) -> Soft.method(c, Soft.text(a[0]), "capitalize"))
        .add("title", "do_title", takes("s"), (_, a) -> title(Soft.text(a[0])))
        .add(
            "trim",
            "do_trim",
            takes("value", "chars=None"),
            (c, a) -> Soft.method(c, Soft.text(a[0]), "strip", a[1]))
        .add(
            "center",
            "do_center",
            takes("value", "width=80"),
            (c, a) -> Soft.method(c, Soft.text(a[0]), "center", a[1]))
        .add("string", "soft_str", takes("s"), (_, a) -> Soft.text(a[0]))
        .add("replace", "*do_replace", takes("s", "old", "new", "count=None"), TextFilters::replace)
        .add("join", "*sync_do_join", takes("value", "d=''", "attribute=None"), TextFilters::join)
        .add(
            "wordcount",
            "do_wordcount",
            takes("s"),
            (_, a) -> WORD.matcher(Soft.text(a[0]).toString()).results().count())
        .raw("format", (_, a) -> format(a));
  }

  private static Object title(Object value) {
    String text = value.toString();
    StringBuilder out = new StringBuilder();
    Matcher gaps = WORD_BEGINNING.matcher(text);
    int from = 0;
    while (gaps.find()) {
      titled(text.substring(from, gaps.start()), out);
      out.append(gaps.group());
      from = gaps.end();
    }
    titled(text.substring(from), out);
    return out.toString();
  }

  private static void titled(String word, StringBuilder out) {
    if (!word.isEmpty()) {
      int first = Character.charCount(word.codePointAt(0));
      out.append(word.substring(0, first).toUpperCase(Locale.ROOT));
      out.append(TextCase.lower(word.substring(first)));
    }
  }

  private static Object replace(Interpreter caller, Object[] a) {
    Object count = Soft.isNone(a[3]) ? Long.valueOf(-1) : a[3];
    if (!caller.autoescape()) {
      return Soft.method(caller, Text.of(a[0]), "replace", Text.of(a[1]), Text.of(a[2]), count);
    }
    boolean escapes =
        a[1] instanceof Markup || (a[2] instanceof Markup && !(a[0] instanceof Markup));
    Object text = escapes ? Text.escaped(a[0]) : Soft.text(a[0]);
    return Soft.method(caller, text, "replace", Soft.text(a[1]), Soft.text(a[2]), count);
  }

  private static Object join(Interpreter caller, Object[] a) {
    PathGetter getter = Soft.isNone(a[2]) ? null : PathGetter.of(caller, a[2]);
    if (getter != null) {
      Iteration.of(a[0]); // Python asks for the items before it looks at the separator
    }
    String separator = caller.autoescape() ? "" : Text.of(a[1]);
    PyList items = new PyList();
    Iteration.of(a[0])
        .forEachRemaining(item -> items.add(getter == null ? item : getter.get(item)));
    if (!caller.autoescape()) {
      PyList texts = new PyList();
      items.forEach(item -> texts.add(Text.of(item)));
      return Soft.method(caller, separator, "join", texts);
    }
    if (Soft.hasHtml(a[1])) {
      PyList texts = new PyList();
      items.forEach(item -> texts.add(Soft.text(item)));
      return Soft.method(caller, Soft.text(a[1]), "join", texts);
    }
    boolean escapes = items.stream().anyMatch(Soft::hasHtml);
    PyList texts = new PyList();
    items.forEach(item -> texts.add(item instanceof Markup ? item : Text.of(item)));
    return Soft.method(caller, escapes ? Text.escaped(a[1]) : Text.of(a[1]), "join", texts);
  }

  private static Object format(Arguments arguments) {
    if (arguments.count() == 0) {
      throw PythonError.type("do_format() missing 1 required positional argument: 'value'");
    }
    Arguments rest = arguments.skip(1);
    if (rest.count() > 0 && !rest.keyword().isEmpty()) {
      throw new FilterArgumentError(
          "can't handle positional and keyword arguments at the same time");
    }
    Object format = Soft.text(arguments.at(0));
    if (rest.keyword().isEmpty()) {
      return Arithmetic.binary("%", format, PyTuple.copyOf(rest.positional()));
    }
    PyDict values = new PyDict();
    rest.keyword().forEach(values::put);
    return Arithmetic.binary("%", format, values);
  }
}
