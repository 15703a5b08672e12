package io.daybook.jinja.builtin;

import io.daybook.jinja.value.series.PyIterator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Python generator: what it does, errors included, happens when its items are first asked for.
final class LazyItems implements Iterator<Object> {
  private final String function;
  private final Supplier<Iterator<Object>> source;
  private @Nullable Iterator<Object> items;

  /// A generator that the given function of Jinja2 would return.
  LazyItems(String function, Supplier<Iterator<Object>> source) {
    this.function = function;
    this.source = source;
  }

  PyIterator generator() {
    return new PyIterator(this, "generator object " + function);
  }

  private Iterator<Object> items() {
    Iterator<Object> started = items;
    if (started == null) {
      started = source.get();
      items = started;
    }
    return started;
  }

  @Override
  public boolean hasNext() {
    return items().hasNext();
  }

  @Override
  public Object next() {
    return items().next();
  }

  /// The items of another iterator that pass a test. Each is tested once, when it is asked for.
  static final class Chosen implements Iterator<Object> {
    private final Iterator<Object> source;
    private final Predicate<Object> test;
    private @Nullable Object ready;

    Chosen(Iterator<Object> source, Predicate<Object> test) {
      this.source = source;
      this.test = test;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && source.hasNext()) {
        Object item = source.next();
        if (test.test(item)) {
          ready = item;
        }
      }
      return ready != null;
    }

    @Override
    public Object next() {
      if (!hasNext() || ready == null) {
        throw new NoSuchElementException();
      }
      Object item = ready;
      ready = null;
      return item;
    }
  }
}
