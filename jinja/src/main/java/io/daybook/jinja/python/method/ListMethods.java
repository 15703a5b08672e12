package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The methods of `list` and `tuple`.
final class ListMethods {
  static final Map<String, BoundMethod.Method> TABLE = table();
  static final Map<String, BoundMethod.Method> TUPLE_TABLE =
      Map.of("count", ListMethods::count, "index", ListMethods::index);

  private ListMethods() {}

  private static Map<String, BoundMethod.Method> table() {
    Map<String, BoundMethod.Method> table = new HashMap<>();
    table.put("append", (self, a) -> append((PyList) self, a));
    table.put("extend", (self, a) -> extend((PyList) self, a));
    table.put("insert", (self, a) -> insert((PyList) self, a));
    table.put("pop", (self, a) -> pop((PyList) self, a));
    table.put("remove", (self, a) -> remove((PyList) self, a));
    table.put("reverse", (self, a) -> reverse((PyList) self, a));
    table.put("copy", (self, a) -> copy((PyList) self, a));
    table.put("clear", (self, a) -> clear((PyList) self, a));
    table.put("count", ListMethods::count);
    table.put("index", ListMethods::index);
    return Map.copyOf(table);
  }

  private static Object append(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "append", 1, 1);
    self.add(arguments.at(0));
    return None.NONE;
  }

  private static Object extend(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "extend", 1, 1);
    self.addAll(Iteration.list(arguments.at(0)));
    return None.NONE;
  }

  private static Object insert(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "insert", 2, 2);
    long index = Numbers.size(arguments.at(0));
    long absolute = index < 0 ? index + self.size() : index;
    self.add((int) Math.clamp(absolute, 0L, (long) self.size()), arguments.at(1));
    return None.NONE;
  }

  private static Object pop(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "pop", 0, 1);
    if (self.isEmpty()) {
      throw PythonError.index("pop from empty list");
    }
    long index = arguments.count() == 0 ? -1 : Numbers.size(arguments.at(0));
    long absolute = index < 0 ? index + self.size() : index;
    if (absolute < 0 || absolute >= self.size()) {
      throw PythonError.index("pop index out of range");
    }
    return self.remove((int) absolute);
  }

  private static int find(List<?> self, Object value, int from, int to) {
    for (int i = from; i < to && i < self.size(); i++) {
      Object item = self.get(i);
      if (Equality.same(item, value) || Equality.equal(item, value)) {
        return i;
      }
    }
    return -1;
  }

  private static Object remove(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "remove", 1, 1);
    int index = find(self, arguments.at(0), 0, self.size());
    if (index < 0) {
      throw PythonError.value("list.remove(x): x not in list");
    }
    self.remove(index);
    return None.NONE;
  }

  private static Object reverse(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "reverse", 0, 0);
    Collections.reverse(self);
    return None.NONE;
  }

  private static Object copy(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "copy", 0, 0);
    return new PyList(self);
  }

  private static Object clear(PyList self, Arguments arguments) {
    Parameters.check(arguments, "list", "clear", 0, 0);
    self.clear();
    return None.NONE;
  }

  private static Object count(Object self, Arguments arguments) {
    Parameters.check(arguments, Types.name(self), "count", 1, 1);
    long count = 0;
    for (Object item : (List<?>) self) {
      if (Equality.same(item, arguments.at(0)) || Equality.equal(item, arguments.at(0))) {
        count++;
      }
    }
    return count;
  }

  static Object index(Object self, Arguments arguments) {
    String type = Types.name(self);
    Parameters.check(arguments, type, "index", 1, type.equals("range") ? 1 : 3);
    List<?> items = (List<?>) self;
    int from = bound(Parameters.integer(arguments, 1, 0), items.size());
    int to = bound(Parameters.integer(arguments, 2, items.size()), items.size());
    int index = find(items, arguments.at(0), from, to);
    if (index < 0) {
      throw PythonError.value(
          switch (type) {
            case "list" -> Text.repr(arguments.at(0)) + " is not in list";
            case "range" -> Text.repr(arguments.at(0)) + " is not in range";
            default -> "tuple.index(x): x not in tuple";
          });
    }
    return (long) index;
  }

  private static int bound(int index, int size) {
    return index < 0 ? Math.max(0, index + size) : index;
  }
}
