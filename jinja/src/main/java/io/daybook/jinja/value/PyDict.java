package io.daybook.jinja.value;

import io.daybook.jinja.error.PythonError;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's `dict`: keys in the order of their first insertion, any hashable value as a key.
///
/// Not safe for use from several threads; a dict belongs to one rendering.
public final class PyDict extends AbstractMap<Object, Object> {
  private final LinkedHashMap<Object, Item> items;

  /// A key and its value.
  public static final class Item implements Map.Entry<Object, Object> {
    private final Object key;
    private Object value;

    Item(Object key, Object value) {
      this.key = key;
      this.value = value;
    }

    /// The key as it was first inserted.
    public Object key() {
      return key;
    }

    /// The present value.
    public Object value() {
      return value;
    }

    @Override
    public Object getKey() {
      return key;
    }

    @Override
    public Object getValue() {
      return value;
    }

    @Override
    public Object setValue(Object newValue) {
      Object old = value;
      value = newValue;
      return old;
    }
  }

  /// An empty dict.
  public PyDict() {
    items = new LinkedHashMap<>();
  }

  /// A copy.
  public PyDict(PyDict other) {
    this();
    other.items.forEach((key, item) -> items.put(key, new Item(item.key, item.value)));
  }

  /// The value of a key, null where there is none.
  public @Nullable Object find(Object key) {
    Item item = items.get(key instanceof String ? key : Key.of(key));
    return item == null ? null : item.value;
  }

  @Override
  public @Nullable Object get(Object key) {
    return find(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) != null;
  }

  @Override
  public @Nullable Object put(Object key, Object value) {
    Object hashed = Key.of(key);
    Item present = items.get(hashed);
    if (present != null) {
      return present.setValue(value);
    }
    items.put(hashed, new Item(key, value));
    return null;
  }

  @Override
  public @Nullable Object remove(Object key) {
    Item item = items.remove(Key.of(key));
    return item == null ? null : item.value;
  }

  @Override
  public void clear() {
    items.clear();
  }

  @Override
  public int size() {
    return items.size();
  }

  /// The items in order; a change of the dict's size while one walks over them is Python's error.
  public Iterable<Item> items() {
    return () -> guarded(items.values());
  }

  private Iterator<Item> guarded(Collection<Item> source) {
    Iterator<Item> inner = source.iterator();
    int expected = items.size();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (items.size() != expected) {
          throw changed();
        }
        return inner.hasNext();
      }

      @Override
      public Item next() {
        try {
          return inner.next();
        } catch (ConcurrentModificationException _) {
          throw changed();
        }
      }
    };
  }

  private static PythonError changed() {
    return new PythonError("RuntimeError", "dictionary changed size during iteration");
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<Object, Object>> iterator() {
        Iterator<Item> inner = guarded(items.values());
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return inner.hasNext();
          }

          @Override
          public Map.Entry<Object, Object> next() {
            return inner.next();
          }
        };
      }

      @Override
      public int size() {
        return items.size();
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other != null && Equality.equal(this, other);
  }

  @Override
  public int hashCode() {
    return items.keySet().hashCode();
  }
}
