package io.daybook.models.compile.value;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists and dicts of a template as Java collections.
public final class Names {
  private Names() {}

  /// A dict with text keys.
  public static Map<String, Object> of(PyDict dict) {
    Map<String, Object> map = new LinkedHashMap<>();
    dict.items().forEach(item -> map.put(Text.of(item.key()), item.value()));
    return map;
  }

  /// A list; a single value is a list of one, none is empty.
  public static List<Object> list(@Nullable Object value) {
    if (Text.isNone(value) || value == null) {
      return List.of();
    }
    return switch (value) {
      case PyList list -> new ArrayList<>(list);
      case PyTuple tuple -> new ArrayList<>(tuple);
      case Collection<?> items -> new ArrayList<>(items);
      case java.util.Iterator<?> items -> {
        List<Object> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        yield all;
      }
      default -> List.of(value);
    };
  }

  /// A list of texts.
  public static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(Text::of).toList();
  }
}
