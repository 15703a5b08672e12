package io.daybook.jinja.builtin;

import static io.daybook.jinja.builtin.Registry.takes;

import io.daybook.jinja.error.FilterArgumentError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.python.operator.Sorting;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Filters that compare items: sorting, grouping, the smallest and largest, duplicates.
final class OrderFilters {
  private OrderFilters() {}

  // One piece: the table of these filters, each with the name Python has for it in messages.
  static void addTo(Registry registry) {
    registry
        .add(
            "sort",
            "*do_sort",
            takes("value", "reverse=False", "case_sensitive=False", "attribute=None"),
            OrderFilters::sort)
        .add(
            "dictsort",
            "do_dictsort",
            takes("value", "case_sensitive=False", "by='key'", "reverse=False"),
            OrderFilters::dictSort)
        .add(
            "unique",
            "*sync_do_unique",
            takes("value", "case_sensitive=False", "attribute=None"),
            OrderFilters::unique)
        .add(
            "min",
            "*do_min",
            takes("value", "case_sensitive=False", "attribute=None"),
            (c, a) -> extreme(c, a, "<"))
        .add(
            "max",
            "*do_max",
            takes("value", "case_sensitive=False", "attribute=None"),
            (c, a) -> extreme(c, a, ">"))
        .add(
            "groupby",
            "*sync_do_groupby",
            takes("value", "attribute", "default=None", "case_sensitive=False"),
            OrderFilters::group);
  }

  private static UnaryOperator<Object> key(
      Interpreter caller, Object attribute, Object caseSensitive) {
    PathGetter getter = PathGetter.of(caller, attribute);
    boolean sensitive = Truth.of(caseSensitive);
    return item -> PathGetter.ignoringCase(getter.get(item), sensitive);
  }

  private static Object sort(Interpreter caller, Object[] a) {
    List<UnaryOperator<Object>> keys = new ArrayList<>();
    if (Markup.isText(a[3])) {
      for (String attribute : a[3].toString().split(",", -1)) {
        keys.add(key(caller, attribute, a[2]));
      }
    } else {
      keys.add(key(caller, a[3], a[2]));
    }
    UnaryOperator<Object> all =
        item -> {
          PyList values = new PyList();
          keys.forEach(key -> values.add(key.apply(item)));
          return values;
        };
    return Sorting.sortedBy(Iteration.list(a[0]), all, Numbers.size(a[1]) != 0);
  }

  private static Object dictSort(Interpreter caller, Object[] a) {
    boolean byKey = Equality.equal(a[2], "key");
    if (!byKey && !Equality.equal(a[2], "value")) {
      throw new FilterArgumentError("You can only sort by either \"key\" or \"value\"");
    }
    return Sorting.sortedBy(
        new PyList(Iteration.list(Soft.method(caller, a[0], "items"))),
        item -> PathGetter.ignoringCase(Subscript.of(item, byKey ? 0L : 1L), Truth.of(a[1])),
        Numbers.size(a[3]) != 0);
  }

  private static Object unique(Interpreter caller, Object[] a) {
    return new LazyItems(
            "sync_do_unique",
            () -> {
              UnaryOperator<Object> key = key(caller, a[2], a[1]);
              PySet seen = new PySet();
              return new LazyItems.Chosen(Iteration.of(a[0]), item -> seen.add(key.apply(item)));
            })
        .generator();
  }

  private static Object extreme(Interpreter caller, Object[] a, String operator) {
    Iterator<Object> items = Iteration.of(a[0]);
    if (!items.hasNext()) {
      return caller.undefined(Undefined.Origin.hint("No aggregated item, sequence was empty."));
    }
    UnaryOperator<Object> key = key(caller, a[2], a[1]);
    Object best = items.next();
    Object bestKey = key.apply(best);
    while (items.hasNext()) {
      Object item = items.next();
      Object itemKey = key.apply(item);
      if (Ordering.compare(operator, itemKey, bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  private static Object group(Interpreter caller, Object[] a) {
    boolean sensitive = Truth.of(a[3]);
    PathGetter getter = PathGetter.of(caller, a[1]).orElse(a[2]);
    UnaryOperator<Object> key = item -> PathGetter.ignoringCase(getter.get(item), sensitive);
    PyList groups = new PyList();
    PyList members = new PyList();
    Object current = null;
    for (Object item : Sorting.sortedBy(Iteration.list(a[0]), key, false)) {
      Object itemKey = key.apply(item);
      if (current == null || !Equality.equal(current, itemKey)) {
        current = itemKey;
        members = new PyList();
        groups.add(PyTuple.named(List.of("grouper", "list"), getter.get(item), members));
      }
      members.add(item);
    }
    return groups;
  }
}
