package io.daybook.jinja.value.series;

import java.util.Iterator;
import java.util.function.Function;

/// What a function makes of the items of another iterator, each when it is asked for.
///
/// @param items the other iterator
/// @param function is called once for each of them
public record MappedIterator<T>(Iterator<? extends T> items, Function<? super T, Object> function)
    implements Iterator<Object> {
  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public Object next() {
    return function.apply(items.next());
  }
}
