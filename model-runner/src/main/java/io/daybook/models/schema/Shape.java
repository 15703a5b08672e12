package io.daybook.models.schema;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Values;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What values a key may have.
///
/// @param allowed whether a value is one of them
/// @param name of its type in a JSON schema, empty where several are allowed
public record Shape(Predicate<@Nullable Object> allowed, String name) {
  public static final Shape BOOLEAN = new Shape(Boolean.class::isInstance, "boolean");
  public static final Shape TEXT = new Shape(Shape::isText, "string");
  public static final Shape DICT = new Shape(Map.class::isInstance, "object");
  public static final Shape LIST = new Shape(List.class::isInstance, "array");
  public static final Shape TEXTS = new Shape(Shape::isTexts, "array");
  public static final Shape INTEGER = new Shape(Long.class::isInstance, "integer");

  /// Of this shape or of another.
  public Shape or(Shape other) {
    return new Shape(allowed.or(other.allowed), "");
  }

  /// Of this shape or null.
  public Shape orNull() {
    return new Shape(value -> value == null || allowed.test(value), "");
  }

  /// Notes it for keys.
  ///
  /// @param names with blanks between them
  public void under(Map<String, Shape> keys, String names) {
    for (String each : names.split(" ")) {
      keys.put(each, this);
    }
  }

  /// What is wrong with the value of a key, empty if nothing is.
  public Optional<String> problem(String key, @Nullable Object value) {
    return problemAt("['" + key + "']", value);
  }

  /// The same of a value that stands deeper: `['columns'][0]['name']`.
  Optional<String> problemAt(String path, @Nullable Object value) {
    if (allowed.test(value)) {
      return Optional.empty();
    }
    String fault =
        name.isEmpty()
            ? "is not valid under any of the given schemas"
            : "is not of type '" + name + "'";
    return Optional.of("at path %s: %s %s".formatted(path, shown(value), fault));
  }

  /// The first thing that is wrong with a map: a value, a key that nobody knows, a key that is
  /// missing.
  ///
  /// @param keys all keys that are known
  public static Optional<String> problem(
      Map<String, ?> map, Map<String, Shape> keys, Set<String> required) {
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      Shape shape = keys.get(entry.getKey());
      Optional<String> problem =
          shape == null ? Optional.empty() : shape.problem(entry.getKey(), entry.getValue());
      if (problem.isPresent()) {
        return problem;
      }
    }
    List<String> unknown = new ArrayList<>(map.keySet());
    unknown.removeAll(keys.keySet());
    if (!unknown.isEmpty()) {
      return Optional.of(
          unknown.stream()
              .map(Shape::shown)
              .collect(
                  Collectors.joining(
                      ", ",
                      "at path []: Additional properties are not allowed (",
                      unknown.size() == 1 ? " was unexpected)" : " were unexpected)")));
    }
    return required.stream()
        .filter(key -> !map.containsKey(key))
        .findFirst()
        .map(key -> "at path []: " + shown(key) + " is a required property");
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String
        || value instanceof Temporal; // a date is a text to dbt's schemas
  }

  private static boolean isTexts(@Nullable Object value) {
    return value instanceof List<?> list && list.stream().allMatch(Shape::isText);
  }

  private static String shown(@Nullable Object value) {
    return value instanceof Temporal ? "'" + value + "'" : Text.repr(Values.of(value));
  }
}
