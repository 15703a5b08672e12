package io.daybook.models.cache;

import io.daybook.models.node.Frozen;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map whose keys it shares with all maps of the same shape: thousands of nodes have the same
/// sixty keys. Immutable, in order.
final class Shaped extends AbstractMap<String, @Nullable Object> implements Frozen {
  /// Keys in order, and where each stands.
  record Shape(List<String> keys, Map<String, Integer> places) {
    static Shape of(List<String> keys) {
      Map<String, Integer> places = HashMap.newHashMap(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        places.put(keys.get(i), i);
      }
      return new Shape(List.copyOf(keys), places);
    }
  }

  private final Shape shape;
  private final @Nullable Object[] values;

  /// @param values as many as the shape has keys; never changed
  Shaped(Shape shape, @Nullable Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Integer place = shape.places.get(key);
    return place == null ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return shape.places.containsKey(key);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < values.length;
          }

          @Override
          public Entry<String, @Nullable Object> next() {
            if (next == values.length) {
              throw new NoSuchElementException();
            }
            int place = next++;
            return new SimpleImmutableEntry<>(shape.keys.get(place), values[place]);
          }
        };
      }
    };
  }
}
