package io.daybook.models.cache;

import io.daybook.models.node.Frozen;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A map that notes which keys it was asked for, and what it answered. Safe for all threads.
final class Watched<V extends @Nullable Object> extends AbstractMap<String, V> implements Frozen {
  private final Map<String, V> values;
  private final Map<String, @Nullable Object> asked = Collections.synchronizedMap(new TreeMap<>());

  Watched(Map<String, V> values) {
    this.values = values;
  }

  /// Each key that was asked for with its value, null where there was none.
  Map<String, @Nullable Object> asked() {
    return asked;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    V value = values.get(key);
    asked.put(String.valueOf(key), value);
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return values.entrySet();
  }
}
