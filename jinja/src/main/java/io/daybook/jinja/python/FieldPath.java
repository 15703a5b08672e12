package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.SecurityError;
import io.daybook.jinja.error.UndefinedError;
import java.util.List;
import java.util.Map;

/// Follows the path of a format field: `name.attribute[key]`.
final class FieldPath {
  private FieldPath() {}

  static Object resolve(String path, List<Object> positional, Map<String, Object> keyword) {
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
      value = dotted ? attribute(value, name) : item(value, name);
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
        throw PythonError.index(
            "Replacement index " + index + " out of range for positional args tuple");
      }
      return positional.get(index);
    }
    Object value = keyword.get(name);
    if (value == null) {
      throw PythonError.key(Text.quote(name));
    }
    return value;
  }

  private static Object attribute(Object value, String name) {
    if (name.startsWith("_")) {
      throw new SecurityError(new MissingItem(value, name, true).message());
    }
    Object found = Attributes.find(value, name);
    return found != null ? found : item(value, name);
  }

  private static Object item(Object value, String name) {
    boolean number = name.chars().allMatch(Character::isDigit) && name.length() < 10;
    Object key = number ? (Object) Long.valueOf(name) : name;
    try {
      return Subscript.of(value, key);
    } catch (PythonError _) {
      throw new UndefinedError(new MissingItem(value, key, false).message());
    }
  }
}
