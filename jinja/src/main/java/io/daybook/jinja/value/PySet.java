package io.daybook.jinja.value;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Set;

/// Python's `set` and `frozenset`. The order of iteration is that of insertion, where Python gives
/// none.
public final class PySet extends AbstractSet<Object> {
  private final LinkedHashMap<Object, Object> items = new LinkedHashMap<>();
  private final boolean frozen;

  /// A set that can change.
  public PySet() {
    this(false);
  }

  /// A set or a frozenset without members.
  public PySet(boolean frozen) {
    this.frozen = frozen;
  }

  /// A set of the given values.
  public PySet(Collection<?> values) {
    this(false);
    for (Object value : values) {
      add(value);
    }
  }

  /// What Python looks for in a set: a set, which cannot be a member, stands for the frozenset of
  /// its members.
  public static Object sought(Object value) {
    if (!(value instanceof PySet set) || set.frozen) {
      return value;
    }
    PySet frozen = new PySet(true);
    frozen.items.putAll(set.items);
    return frozen;
  }

  /// Whether it is a `frozenset`.
  public boolean isFrozen() {
    return frozen;
  }

  /// What Java's hash tables know the members as.
  Set<Object> keys() {
    return items.keySet();
  }

  @Override
  public boolean add(Object value) {
    return items.putIfAbsent(Key.of(value), value) == null;
  }

  @Override
  public boolean contains(Object value) {
    return items.containsKey(Key.of(value));
  }

  @Override
  public boolean remove(Object value) {
    return items.remove(Key.of(value)) != null;
  }

  @Override
  public void clear() {
    items.clear();
  }

  @Override
  public Iterator<Object> iterator() {
    return items.values().iterator();
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PySet set && keys().equals(set.keys());
  }

  @Override
  public int hashCode() {
    return items.keySet().hashCode();
  }
}
