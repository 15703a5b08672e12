package io.daybook.models.project;

import io.daybook.kernel.failure.Location;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A YAML file as plain values that still know where they stand.
///
/// @param file as shown to people, relative to the project
/// @param root the values; null for an empty file
/// @param places line and column of each map and list, by identity
public record YamlDocument(String file, @Nullable Object root, Places places) {

  /// The root as a map; empty if it is not one.
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> map() {
    return root instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /// Where a map or list of this document begins; the file if it is not of this document.
  public Location at(@Nullable Object value) {
    return places.of(file, value);
  }

  /// Lines and columns of maps and lists. Written by one reader, read by many.
  public static final class Places {
    private final IdentityHashMap<Object, int[]> marks = new IdentityHashMap<>();
    private final List<Key> twice = new ArrayList<>();

    /// A key of a mapping.
    public record Key(String name, int line, int column) {}

    /// The keys that stood in their mapping before: the last of equal ones counts.
    public List<Key> twice() {
      return List.copyOf(twice);
    }

    void putTwice(Key key) {
      twice.add(key);
    }

    void put(Object value, int line, int column) {
      marks.put(value, new int[] {line, column});
    }

    private Location of(String file, @Nullable Object value) {
      int[] mark = value == null ? null : marks.get(value);
      return mark == null ? Location.file(file) : Location.file(file, mark[0], mark[1]);
    }
  }
}
