package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Namespace;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyIterator;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;

/// Python's `str` and `repr`.
public final class Text {
  private static final int DEEPEST = 200;
  private static final int LONGEST_INTEGER_BITS = 14284;
  private static final int LONGEST_INTEGER_DIGITS = 4300;

  private Text() {}

  /// `str(value)`.
  public static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> Long.toString(number);
      case Markup markup -> markup.text();
      case Marked marked -> marked.text();
      case BigDecimal number -> number.toString();
      case Undefined undefined -> undefined.text();
      case HostObject object -> object.text();
      default -> repr(value);
    };
  }

  /// What a template prints where it escapes.
  public static Markup escaped(Object value) {
    return value instanceof Markup markup ? markup : Markup.escape(of(value));
  }

  /// `repr(value)`.
  public static String repr(Object value) {
    return switch (value) {
      case String text -> quote(text);
      case Long number -> Long.toString(number);
      case Boolean truth -> truth ? "True" : "False";
      case None _ -> "None";
      default -> {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        yield out.toString();
      }
    };
  }

  private static void write(Object value, StringBuilder out, int depth) {
    if (depth > DEEPEST) {
      out.append("...");
      return;
    }
    switch (value) {
      case String text -> out.append(quote(text));
      case Long number -> out.append(number.longValue());
      case Boolean truth -> out.append(truth ? "True" : "False");
      case None _ -> out.append("None");
      case Double number -> out.append(FloatText.repr(number));
      case BigInteger number -> out.append(integer(number));
      case BigDecimal number -> out.append("Decimal('").append(number).append("')");
      case Marked marked -> out.append(quote(marked.text()));
      case Markup markup -> out.append("Markup(").append(quote(markup.text())).append(')');
      case PyList list -> row(list.iterator(), "[", "]", out, depth);
      case PyTuple tuple -> row(tuple.iterator(), "(", tuple.size() == 1 ? ",)" : ")", out, depth);
      case PyDict dict -> dict(dict, out, depth);
      case PySet set -> set(set, out, depth);
      case PyRange range -> range(range, out);
      case PyDictView view -> row(view.iterator(), Types.name(view) + "([", "])", out, depth);
      case Undefined undefined -> out.append(undefined.repr());
      case HostObject object -> out.append(object.repr());
      default -> out.append(plain(value));
    }
  }

  private static String plain(Object value) {
    return switch (value) {
      case Namespace namespace -> "<Namespace " + repr(namespace.attributes()) + ">";
      case Macro macro -> macro.toString();
      case PyIterator iterator ->
          "<"
              + iterator.description()
              + (iterator.isGenerator() ? "" : " object")
              + " at "
              + address(value)
              + ">";
      case CallableValue _ when value.toString().startsWith("<") -> value.toString();
      case CallableValue _ -> "<function at " + address(value) + ">";
      case Slice slice ->
          "slice("
              + repr(slice.start())
              + ", "
              + repr(slice.stop())
              + ", "
              + repr(slice.step())
              + ")";
      default -> value.toString();
    };
  }

  private static String address(Object value) {
    return String.format("0x%012x", System.identityHashCode(value));
  }

  private static void row(
      Iterator<Object> items, String open, String close, StringBuilder out, int depth) {
    out.append(open);
    boolean first = true;
    while (items.hasNext()) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      write(items.next(), out, depth + 1);
    }
    out.append(close);
  }

  private static void dict(PyDict dict, StringBuilder out, int depth) {
    out.append('{');
    boolean first = true;
    for (PyDict.Item item : dict.items()) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      write(item.key(), out, depth + 1);
      out.append(": ");
      write(item.value(), out, depth + 1);
    }
    out.append('}');
  }

  private static void set(PySet set, StringBuilder out, int depth) {
    if (set.isEmpty()) {
      out.append(set.isFrozen() ? "frozenset()" : "set()");
    } else if (set.isFrozen()) {
      row(set.iterator(), "frozenset({", "})", out, depth);
    } else {
      row(set.iterator(), "{", "}", out, depth);
    }
  }

  private static void range(PyRange range, StringBuilder out) {
    out.append("range(").append(range.start()).append(", ").append(range.stop());
    if (range.step() != 1) {
      out.append(", ").append(range.step());
    }
    out.append(')');
  }

  /// The digits of a big number, which Python limits.
  static String integer(BigInteger number) {
    if (number.bitLength() >= LONGEST_INTEGER_BITS - 3) {
      String digits = number.toString();
      if (digits.length() - (number.signum() < 0 ? 1 : 0) > LONGEST_INTEGER_DIGITS) {
        throw PythonError.value(
            "Exceeds the limit (4300 digits) for integer string conversion; use"
                + " sys.set_int_max_str_digits() to increase the limit");
      }
      return digits;
    }
    return number.toString();
  }

  /// A string between the quotes that Python chooses, with its escapes.
  public static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f) {
        if (c == quote || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      } else {
        int point = text.codePointAt(i);
        escape(point, out);
        i += Character.charCount(point) - 1;
      }
    }
    return out.append(quote).toString();
  }

  private static void escape(int point, StringBuilder out) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPrintable(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(
              String.format(
                  point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
        }
      }
    }
  }

  /// Whether Python prints a character as itself.
  public static boolean isPrintable(int point) {
    if (point == ' ') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// Text of the same kind as `self`.
  public static Object like(Object self, String text) {
    return self instanceof Markup ? new Markup(text) : text;
  }
}
