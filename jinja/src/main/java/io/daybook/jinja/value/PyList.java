package io.daybook.jinja.value;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Python's `list`: it can grow, and a loop over it sees what is added meanwhile.
///
/// Not safe for use from several threads; a list belongs to one rendering.
public final class PyList extends AbstractList<Object> implements RandomAccess {
  private final ArrayList<Object> items;

  /// An empty list.
  public PyList() {
    items = new ArrayList<>();
  }

  /// A list of the given values.
  public PyList(Collection<?> values) {
    items = new ArrayList<>(values);
  }

  /// A list of the given values.
  public static PyList of(Object... values) {
    return new PyList(List.of(values));
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public Object set(int index, Object value) {
    return items.set(index, value);
  }

  @Override
  public boolean add(Object value) {
    return items.add(value);
  }

  @Override
  public void add(int index, Object value) {
    items.add(index, value);
  }

  @Override
  public Object remove(int index) {
    return items.remove(index);
  }

  @Override
  public void clear() {
    items.clear();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other != null && Equality.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Key.hash(items);
  }
}
