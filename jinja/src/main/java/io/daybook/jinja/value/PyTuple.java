package io.daybook.jinja.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Python's `tuple`: a fixed row of values.
public final class PyTuple extends AbstractList<Object> implements RandomAccess {
  /// The tuple without items.
  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final Object[] items;
  private final List<String> names;

  private PyTuple(Object[] items) {
    this(items, List.of());
  }

  private PyTuple(Object[] items, List<String> names) {
    this.items = items;
    this.names = names;
  }

  /// A named tuple: its items are attributes too.
  public static PyTuple named(List<String> names, Object... values) {
    return new PyTuple(values.clone(), names);
  }

  /// Whether its items have names.
  public boolean isNamed() {
    return !names.isEmpty();
  }

  /// The item of that name, null where the tuple has none.
  public @Nullable Object named(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : items[index];
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
