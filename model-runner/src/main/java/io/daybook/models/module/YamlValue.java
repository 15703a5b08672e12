package io.daybook.models.module;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /// The value of a template as YAML would have it: Python's dates are Java's. What a condition
  /// without `else` leaves out is an empty text, as for dbt.
  ///
  /// @throws io.daybook.jinja.error.JinjaException for a name that nobody defined
  public static @Nullable Object toJava(Object value) {
    return switch (value) {
      case Undefined nothing -> {
        if (!nothing.origin().name().isEmpty()) {
          throw nothing.failure();
        }
        yield "";
      }
      case PyDate date -> date.temporal();
      case PyList list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(toJava(item)));
        yield items;
      }
      case PyDict dict -> {
        Map<@Nullable Object, @Nullable Object> items = new LinkedHashMap<>();
        dict.items().forEach(item -> items.put(toJava(item.key()), toJava(item.value())));
        yield items;
      }
      default -> Values.toJava(value);
    };
  }
}
