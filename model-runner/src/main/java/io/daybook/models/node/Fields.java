package io.daybook.models.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Named values in order, as dbt writes them into its manifest: text, {@link Long}, {@link Double},
/// {@link Boolean}, lists, maps and null. One immutable tree serves the manifest, the template
/// context (`model`, `graph`) and the typed accessors of {@link Resource}, so they cannot disagree.
///
/// @param values never changed after construction; nested lists and maps neither
public record Fields(Map<String, @Nullable Object> values) {
  /// No values.
  public static final Fields EMPTY = new Fields(Map.of());

  public Fields {
    values =
        values instanceof Frozen
            ? values
            : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The value, null if absent or null.
  public @Nullable Object get(String key) {
    return values.get(key);
  }

  /// True if the key is present with a value that is not null.
  public boolean has(String key) {
    return values.get(key) != null;
  }

  /// The value as text; empty if absent.
  public String text(String key) {
    Object value = values.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /// The value as text, null if absent or null.
  public @Nullable String textOrNull(String key) {
    Object value = values.get(key);
    return value == null ? null : String.valueOf(value);
  }

  /// True only for the boolean true.
  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  /// The value as a list: itself, empty if absent, a list of one for a single value.
  public List<@Nullable Object> list(String key) {
    return listOf(values.get(key));
  }

  /// The value as a list of texts.
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  /// The nested values; empty if absent.
  public Fields fields(String key) {
    return of(values.get(key));
  }

  /// Each item of a list of maps.
  public List<Fields> each(String key) {
    List<Fields> items = new ArrayList<>();
    for (Object item : list(key)) {
      items.add(of(item));
    }
    return items;
  }

  /// The same with one value set, at its place or at the end.
  public Fields with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.put(key, value);
    return new Fields(copy);
  }

  /// The same without a key.
  public Fields without(String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.remove(key);
    return new Fields(copy);
  }

  /// A map read as fields; anything else has none.
  @SuppressWarnings("unchecked")
  public static Fields of(@Nullable Object value) {
    if (value instanceof Fields fields) {
      return fields;
    }
    return value instanceof Map<?, ?> map ? new Fields((Map<String, @Nullable Object>) map) : EMPTY;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> listOf(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    List<@Nullable Object> one = new ArrayList<>();
    one.add(value);
    return one;
  }
}
