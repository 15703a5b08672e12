package io.daybook.jinja.python.operator;

import io.daybook.jinja.value.PyList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Python's stable `sorted`, which asks `later < earlier` and nothing else first.
public final class Sorting {
  private static final Comparator<Keyed> ORDER =
      (a, b) -> Ordering.less(a.key, b.key) ? -1 : Ordering.less(b.key, a.key) ? 1 : 0;

  private Sorting() {}

  private record Keyed(Object key, Object item) {}

  /// A sorted copy.
  public static PyList sorted(Collection<?> items, boolean reverse) {
    return sortedBy(items, UnaryOperator.identity(), reverse);
  }

  /// A copy sorted by keys; reversed it keeps equal items in their order.
  public static PyList sortedBy(Collection<?> items, UnaryOperator<Object> key, boolean reverse) {
    List<Keyed> keyed = new ArrayList<>(items.size());
    for (Object item : items) {
      keyed.add(new Keyed(key.apply(item), item));
    }
    if (reverse) {
      Collections.reverse(keyed);
    }
    keyed.sort(ORDER);
    if (reverse) {
      Collections.reverse(keyed);
    }
    PyList sorted = new PyList();
    keyed.forEach(entry -> sorted.add(entry.item));
    return sorted;
  }
}
