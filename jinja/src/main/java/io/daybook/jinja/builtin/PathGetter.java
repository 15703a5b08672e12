package io.daybook.jinja.builtin;

import io.daybook.jinja.python.method.TextCase;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks up a dotted path in values, as the argument `attribute` of many filters means it.
final class PathGetter {
  private final Interpreter caller;
  private final List<Object> path;
  private final @Nullable Object fallback;

  private PathGetter(Interpreter caller, List<Object> path, @Nullable Object fallback) {
    this.caller = caller;
    this.path = path;
    this.fallback = fallback;
  }

  /// The getter of an attribute, which may be `None`, an index or a dotted text.
  static PathGetter of(Interpreter caller, Object attribute) {
    return new PathGetter(caller, path(attribute), null);
  }

  /// The same getter with a value for what is undefined; `None` means no such value.
  PathGetter orElse(Object value) {
    return new PathGetter(caller, path, value == None.NONE ? null : value);
  }

  static List<Object> path(Object attribute) {
    if (attribute == None.NONE) {
      return List.of();
    }
    if (!Markup.isText(attribute)) {
      return List.of(attribute);
    }
    List<Object> parts = new ArrayList<>();
    for (String part : attribute.toString().split("\\.", -1)) {
      boolean number =
          !part.isEmpty() && part.length() < 19 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      parts.add(number ? (Object) Long.valueOf(part) : part);
    }
    return parts;
  }

  Object get(Object item) {
    Object value = item;
    for (Object part : path) {
      value = caller.item(value, part);
      if (fallback != null && value instanceof Undefined) {
        value = fallback;
      }
    }
    return value;
  }

  /// A text in lower case where case does not matter, any other value as it is.
  static Object ignoringCase(Object value, boolean caseSensitive) {
    return !caseSensitive && Markup.isText(value) ? TextCase.lower(value.toString()) : value;
  }
}
