package io.daybook.jinja.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.JsonString;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Sorting;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.math.BigInteger;
import java.util.Collection;

/// Python's `json.dumps` with sorted keys and ASCII only.
public final class Json {
  private final StringBuilder out = new StringBuilder();
  private final String indent;
  private final boolean pretty;
  private final boolean sorted;

  private Json(String indent, boolean pretty, boolean sorted) {
    this.indent = indent;
    this.pretty = pretty;
    this.sorted = sorted;
  }

  /// JSON that is safe inside of HTML, which the filter `tojson` makes; `indent` is a number, a
  /// text or `None`.
  static Markup html(Object value, Object indent) {
    String json = text(value, indent, true);
    return new Markup(
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("'", "\\u0027"));
  }

  /// JSON as `json.dumps` writes it.
  public static String text(Object value, Object indent, boolean sortKeys) {
    // Python writes a text alone before it looks at the indention.
    boolean pretty = indent != None.NONE && !Markup.isText(value);
    Object step = pretty && !Markup.isText(indent) ? Arithmetic.binary("*", " ", indent) : indent;
    Json json = new Json(pretty ? step.toString() : "", pretty, sortKeys);
    json.write(value, 0);
    return json.out.toString();
  }

  private void write(Object value, int depth) {
    switch (value) {
      case None _ -> out.append("null");
      case Boolean truth -> out.append(truth.booleanValue());
      case Long _, BigInteger _ -> out.append(Text.of(value));
      case Double number -> out.append(number(number));
      case String text -> out.append(JsonString.of(text));
      case Markup markup -> out.append(JsonString.of(markup.text()));
      case Marked marked -> out.append(JsonString.of(marked.text()));
      case PyList list -> array(list, depth);
      case PyTuple tuple -> array(tuple, depth);
      case PyDict dict -> object(dict, depth);
      default ->
          throw PythonError.type(
              "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity") : Text.repr(number);
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(pretty ? "," : ", ");
    }
    line(depth + 1);
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat(indent, depth);
    }
  }

  private void array(Collection<Object> items, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object item : items) {
      separate(first, depth);
      first = false;
      write(item, depth + 1);
    }
    line(depth);
    out.append(']');
  }

  private void object(PyDict dict, int depth) {
    if (dict.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean first = true;
    PyList keys = new PyList();
    dict.items().forEach(item -> keys.add(item.key()));
    for (Object key : sorted ? Sorting.sorted(keys, false) : keys) {
      separate(first, depth);
      first = false;
      out.append(JsonString.of(key(key)));
      out.append(": ");
      Object value = dict.find(key);
      write(value == null ? None.NONE : value, depth + 1);
    }
    line(depth);
    out.append('}');
  }

  private static String key(Object key) {
    return switch (key) {
      case None _ -> "null";
      case Boolean truth -> truth.toString();
      case Long _, BigInteger _ -> Text.of(key);
      case Double number -> number(number);
      case String text -> text;
      case Markup markup -> markup.text();
      case Marked marked -> marked.text();
      default ->
          throw PythonError.type(
              "keys must be str, int, float, bool or None, not " + Types.name(key));
    };
  }
}
