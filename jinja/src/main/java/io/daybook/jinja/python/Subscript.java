package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Namespace;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigInteger;
import java.util.List;

/// Python's `value[key]`.
public final class Subscript {
  private Subscript() {}

  /// The item, or Python's error.
  public static Object of(Object value, Object key) {
    return switch (value) {
      case PyDict dict -> {
        if (key instanceof Slice) {
          throw PythonError.type("unhashable type: 'slice'");
        }
        Object found = dict.find(key);
        if (found == null) {
          throw PythonError.key(Text.repr(key));
        }
        yield found;
      }
      case PyList list ->
          key instanceof Slice slice ? new PyList(pick(list, slice)) : at(list, key, "list");
      case PyTuple tuple ->
          key instanceof Slice slice ? PyTuple.copyOf(pick(tuple, slice)) : at(tuple, key, "tuple");
      case String text -> text(text, key);
      case Markup markup -> new Markup(text(markup.text(), key));
      case Marked marked -> text(marked.text(), key);
      case PyRange range ->
          key instanceof Slice slice ? slice(range, slice) : at(range, key, "range object");
      case Undefined undefined -> undefined.item(key);
      case Namespace namespace -> of(namespace.attributes(), key);
      case HostObject object -> {
        Object found = object.item(key);
        if (found == null) {
          throw PythonError.key(Text.repr(key));
        }
        yield Values.of(found);
      }
      default -> throw PythonError.type("'" + Types.name(value) + "' object is not subscriptable");
    };
  }

  private static List<Object> pick(List<Object> items, Slice slice) {
    Slice.Span span = slice.span(items.size());
    PyList picked = new PyList();
    for (int i = 0; i < span.count(); i++) {
      picked.add(items.get(span.from() + i * span.by()));
    }
    return picked;
  }

  private static PyRange slice(PyRange range, Slice slice) {
    Slice.Span span = slice.span(range.size());
    long start = range.start() + span.from() * range.step();
    long step = range.step() * span.by();
    return new PyRange(start, range.start() + span.to() * range.step(), step);
  }

  private static Object at(List<Object> items, Object key, String type) {
    int index = index(key, items.size(), type.equals("range object") ? "range" : type);
    if (index < 0) {
      throw PythonError.index(type + " index out of range");
    }
    return items.get(index);
  }

  /// The position in a sequence of that length, or -1.
  private static int index(Object key, int length, String type) {
    long index =
        switch (key) {
          case Long number -> number;
          case Boolean truth -> truth ? 1 : 0;
          case BigInteger _ -> length;
          default ->
              throw PythonError.type(
                  type
                      + (type.equals("string")
                          ? " indices must be integers, not '"
                          : " indices must be integers or slices, not ")
                      + Types.name(key)
                      + (type.equals("string") ? "'" : ""));
        };
    long absolute = index < 0 ? index + length : index;
    return absolute < 0 || absolute >= length ? -1 : (int) absolute;
  }

  private static String text(String text, Object key) {
    boolean narrow = text.codePointCount(0, text.length()) == text.length();
    if (key instanceof Slice slice) {
      int[] points = narrow ? null : text.codePoints().toArray();
      Slice.Span span = slice.span(points == null ? text.length() : points.length);
      if (points == null && span.by() == 1) {
        return text.substring(span.from(), span.from() + span.count());
      }
      StringBuilder out = new StringBuilder(span.count());
      for (int i = 0; i < span.count(); i++) {
        int at = span.from() + i * span.by();
        out.appendCodePoint(points == null ? text.charAt(at) : points[at]);
      }
      return out.toString();
    }
    int length = narrow ? text.length() : text.codePointCount(0, text.length());
    int index = index(key, length, "string");
    if (index < 0) {
      throw PythonError.index("string index out of range");
    }
    if (narrow) {
      return String.valueOf(text.charAt(index));
    }
    int start = text.offsetByCodePoints(0, index);
    return Character.toString(text.codePointAt(start));
  }
}
