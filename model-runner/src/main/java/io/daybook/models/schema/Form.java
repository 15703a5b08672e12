package io.daybook.models.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a map may look like, and the maps in its lists.
///
/// @param keys what the value of each key may be
/// @param parts the form of each item of a list, by the key of the list
/// @param required the keys that must be there
/// @param open whether other keys may stand there too
public record Form(
    Map<String, Shape> keys, Map<String, Form> parts, Set<String> required, boolean open) {

  public Form {
    keys = Map.copyOf(keys);
    parts = Map.copyOf(parts);
    required = Set.copyOf(required);
  }

  /// The first thing that is wrong with a map, in the words of dbt's validation.
  public Optional<String> problem(Map<String, ? extends @Nullable Object> map) {
    return problem(map, "");
  }

  private Optional<String> problem(Map<?, ?> map, String path) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      Optional<String> problem = problem(key, entry.getValue(), path + "['" + key + "']");
      if (problem.isPresent()) {
        return problem;
      }
    }
    String here = "at path " + (path.isEmpty() ? "[]" : path) + ": ";
    List<String> unknown =
        map.keySet().stream()
            .map(String::valueOf)
            .filter(key -> !open && !keys.containsKey(key) && !parts.containsKey(key))
            .map(key -> "'" + key + "'")
            .toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          unknown.stream()
              .collect(
                  Collectors.joining(
                      ", ",
                      here + "Additional properties are not allowed (",
                      unknown.size() == 1 ? " was unexpected)" : " were unexpected)")));
    }
    return required.stream()
        .sorted()
        .filter(key -> !map.containsKey(key))
        .findFirst()
        .map(key -> here + "'" + key + "' is a required property");
  }

  private Optional<String> problem(String key, @Nullable Object value, String path) {
    Form part = parts.get(key);
    if (part == null) {
      Shape shape = keys.get(key);
      return shape == null ? Optional.empty() : shape.problemAt(path, value);
    }
    if (!(value instanceof List<?> items)) {
      return Shape.LIST.problemAt(path, value);
    }
    for (int i = 0; i < items.size(); i++) {
      String at = path + "[" + i + "]";
      Optional<String> problem =
          items.get(i) instanceof Map<?, ?> item
              ? part.problem(item, at)
              : Shape.DICT.problemAt(at, items.get(i));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }
}
