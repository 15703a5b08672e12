package io.daybook.jinja.python.format;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Interpreter;
import java.util.List;
import java.util.Map;

/// Follows the path of a format field: `name.attribute[key]`.
final class FieldPath {
  private FieldPath() {}

  static Object resolve(
      Interpreter caller, String path, List<Object> positional, Map<String, Object> keyword) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Object value = first(path.substring(0, end), positional, keyword);
    while (end < path.length()) {
      boolean dotted = path.charAt(end) == '.';
      int start = end + 1;
      int stop = dotted ? next(path, start) : path.indexOf(']', start);
      if (stop < 0) {
        throw PythonError.value("Missing ']' in format string");
      }
      String name = path.substring(start, stop);
      if (name.isEmpty()) {
        throw PythonError.value("Empty attribute in format string");
      }
      value = dotted ? caller.attribute(value, name) : item(caller, value, name);
      end = dotted ? stop : stop + 1;
      if (!dotted && end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        throw PythonError.value("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  private static int next(String path, int from) {
    int at = from;
    while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
      at++;
    }
    return at;
  }

  private static Object first(String name, List<Object> positional, Map<String, Object> keyword) {
    if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
      int index = name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name);
      if (index >= positional.size()) {
        throw PythonError.index("tuple index out of range");
      }
      return positional.get(index);
    }
    Object value = keyword.get(name);
    if (value == null) {
      throw PythonError.key(Text.quote(name));
    }
    return value;
  }

  private static Object item(Interpreter caller, Object value, String name) {
    boolean number = name.length() < 10 && name.chars().allMatch(Character::isDigit);
    return caller.item(value, number ? (Object) Long.valueOf(name) : name);
  }
}
