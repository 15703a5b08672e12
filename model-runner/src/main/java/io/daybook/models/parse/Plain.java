package io.daybook.models.parse;

import io.daybook.jinja.value.Values;
import io.daybook.models.draft.PythonText;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings YAML's values into templates; a date comes as its text.
final class Plain {
  private Plain() {}

  static Object of(@Nullable Object value) {
    return Values.of(plain(value));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Temporal moment -> PythonText.str(moment);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        map.forEach((key, item) -> items.put(String.valueOf(key), plain(item)));
        yield items;
      }
      default -> value;
    };
  }
}
