package io.daybook.jinja.value.series;

import java.util.Iterator;

/// A Python iterator or generator: it can be walked once.
public final class PyIterator implements Iterator<Object> {
  private final Iterator<?> items;
  private final String description;

  /// Walks over the given values; `description` is what printing shows between the angle brackets.
  public PyIterator(Iterator<?> items, String description) {
    this.items = items;
    this.description = description;
  }

  /// What Python prints for it, without brackets and address.
  public String description() {
    return description;
  }

  /// Whether it is a generator, which Python names differently from other iterators.
  public boolean isGenerator() {
    return description.startsWith("generator");
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public Object next() {
    return items.next();
  }
}
