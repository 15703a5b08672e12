package io.daybook.models.module;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Values;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of YAML files as templates see them while nodes run: a date is Python's date.
public final class YamlValue {
  private YamlValue() {}

  /// The template value.
  public static Object of(@Nullable Object value) {
    return switch (value) {
      case LocalDate day -> PyDate.of(day);
      case LocalDateTime moment -> PyDate.of(moment, null);
      case OffsetDateTime moment -> PyDate.of(moment.toLocalDateTime(), moment.getOffset());
      case List<?> list -> {
        PyList items = new PyList();
        list.forEach(item -> items.add(of(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        PyDict items = new PyDict();
        map.forEach((key, item) -> items.put(of(key), of(item)));
        yield items;
      }
      case null, default -> Values.of(value);
    };
  }
}
