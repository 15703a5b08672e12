package io.daybook.jinja.python.format;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Undefined;
import java.util.List;
import java.util.Map;

/// Python's `str.format`, with Jinja2's sandbox: fields may look into values, never at underscored
/// attributes.
public final class TextFormat {
  private static final int DEEPEST = 2;

  private final Interpreter caller;
  private final boolean markup;
  private final List<Object> positional;
  private final Map<String, Object> keyword;
  private int automatic;
  private boolean manual;

  private TextFormat(
      Interpreter caller, boolean markup, List<Object> positional, Map<String, Object> keyword) {
    this.caller = caller;
    this.markup = markup;
    this.positional = positional;
    this.keyword = keyword;
  }

  public static String format(
      Interpreter caller, Object format, List<Object> positional, Map<String, Object> keyword) {
    return new TextFormat(caller, format instanceof Markup, positional, keyword)
        .expand(format.toString(), DEEPEST);
  }

  private String expand(String format, int depth) {
    if (depth < 0) {
      throw PythonError.value("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      boolean doubled = at + 1 < format.length() && format.charAt(at + 1) == c;
      if (c != '{' && c != '}') {
        out.append(c);
        at++;
      } else if (doubled) {
        out.append(c);
        at += 2;
      } else if (c == '}') {
        throw PythonError.value("Single '}' encountered in format string");
      } else {
        int end = fieldEnd(format, at + 1);
        out.append(field(format.substring(at + 1, end), depth));
        at = end + 1;
      }
    }
    return out.toString();
  }

  private static int fieldEnd(String format, int start) {
    if (start >= format.length()) {
      throw PythonError.value("Single '{' encountered in format string");
    }
    int open = 1;
    for (int i = start; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '[' && open == 1) {
        int close = format.indexOf(']', i);
        i = close < 0 ? i : close;
      }
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw PythonError.value("expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int specAt = outside(field, ':');
    String head = specAt < 0 ? field : field.substring(0, specAt);
    String spec = specAt < 0 ? "" : field.substring(specAt + 1);
    int conversionAt = outside(head, '!');
    char conversion = 0;
    if (conversionAt >= 0) {
      if (conversionAt + 1 >= head.length()) {
        throw PythonError.value(
            specAt < 0
                ? "end of string while looking for conversion specifier"
                : "unmatched '{' in format spec");
      }
      if (conversionAt + 2 < head.length()) {
        throw PythonError.value("expected ':' after conversion specifier");
      }
      conversion = head.charAt(conversionAt + 1);
      head = head.substring(0, conversionAt);
    }
    Object value =
        converted(FieldPath.resolve(caller, numbered(head), positional, keyword), conversion);
    String expanded =
        spec.indexOf('{') < 0 && spec.indexOf('}') < 0 ? spec : expand(spec, depth - 1);
    return formatted(value, expanded);
  }

  private String formatted(Object value, String spec) {
    if (!markup) {
      return FormatSpec.format(value, spec);
    }
    if (value instanceof Markup safe) {
      if (!spec.isEmpty()) {
        throw PythonError.value(
            "Format specifier " + spec + " given, but Markup does not define __format__.");
      }
      return safe.text();
    }
    if (value instanceof Undefined.Chainable && !spec.isEmpty()) {
      throw PythonError.value(
          "Format specifier "
              + spec
              + " given, but <class 'jinja2.runtime.ChainableUndefined'> does not define"
              + " __html_format__. A class that defines __html__ must define __html_format__ to"
              + " work with format specifiers.");
    }
    return Markup.escape(FormatSpec.format(value, spec)).text();
  }

  /// The first place of a character outside of brackets.
  private static int outside(String field, char sought) {
    int brackets = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
      if (c == sought && brackets == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Object converted(Object value, char conversion) {
    return switch (conversion) {
      case 0 -> value;
      case 'r' -> Text.repr(value);
      case 's' -> Text.of(value);
      case 'a' -> ascii(Text.repr(value));
      default -> throw PythonError.value("Unknown conversion specifier " + conversion);
    };
  }

  /// A text whose characters beyond ASCII are escaped.
  static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if (c < 0x80) {
        out.append((char) c);
      } else {
        out.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
      }
    }
    return out.toString();
  }

  /// The field's path with its automatic number.
  private String numbered(String path) {
    boolean numbered = !path.isEmpty() && Character.isDigit(path.charAt(0));
    boolean empty = path.isEmpty() || path.charAt(0) == '.' || path.charAt(0) == '[';
    if (empty) {
      if (manual) {
        throw PythonError.value(
            "cannot switch from manual field specification to automatic field numbering");
      }
      return automatic++ + path;
    }
    if (numbered) {
      if (automatic > 0) {
        throw PythonError.value(
            "cannot switch from manual field specification to automatic field numbering");
      }
      manual = true;
    }
    return path;
  }
}
