package io.daybook.jinja.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Python's `tuple`: a fixed row of values.
public final class PyTuple extends AbstractList<Object> implements RandomAccess {
  /// The tuple without items.
  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final Object[] items;

  private PyTuple(Object[] items) {
    this.items = items;
  }

  /// A tuple of the given values.
  public static PyTuple of(Object... values) {
    return values.length == 0 ? EMPTY : new PyTuple(values.clone());
  }

  /// A tuple of the given values.
  public static PyTuple copyOf(Collection<?> values) {
    return new PyTuple(values.toArray());
  }

  @Override
  public Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other != null && Equality.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Key.hash(Arrays.asList(items));
  }
}
