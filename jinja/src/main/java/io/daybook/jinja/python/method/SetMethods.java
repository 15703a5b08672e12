package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PySet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// The methods of `set`.
final class SetMethods {
  static final Map<String, BoundMethod.Method> TABLE = table();

  /// The methods of the keys and items of a dict.
  static final Map<String, BoundMethod.Method> VIEW_TABLE =
      Map.of("isdisjoint", (self, a) -> isDisjoint(of(self), a));

  private SetMethods() {}

  private static Map<String, BoundMethod.Method> table() {
    Map<String, BoundMethod.Method> table = new HashMap<>();
    table.put("add", (self, a) -> add((PySet) self, a));
    table.put("discard", (self, a) -> discard((PySet) self, a));
    table.put("remove", (self, a) -> remove((PySet) self, a));
    table.put("pop", (self, a) -> pop((PySet) self, a));
    table.put("clear", (self, a) -> clear((PySet) self, a));
    table.put("copy", (self, a) -> new PySet((PySet) self));
    table.put("update", (self, a) -> update((PySet) self, a));
    table.put("union", (self, a) -> union((PySet) self, a));
    table.put("intersection", (self, a) -> intersection((PySet) self, a));
    table.put("difference", (self, a) -> difference((PySet) self, a));
    table.put("symmetric_difference", (self, a) -> symmetric((PySet) self, a));
    table.put("issubset", (self, a) -> of(a.at(0)).containsAll((PySet) self));
    table.put("issuperset", (self, a) -> ((PySet) self).containsAll(of(a.at(0))));
    table.put("isdisjoint", (self, a) -> isDisjoint((PySet) self, a));
    return Map.copyOf(table);
  }

  private static PySet of(Object value) {
    return value instanceof PySet set ? set : new PySet(Iteration.list(value));
  }

  private static boolean isDisjoint(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "isdisjoint", 1, 1);
    return of(arguments.at(0)).stream().noneMatch(self::contains);
  }

  private static Object add(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "add", 1, 1);
    self.add(arguments.at(0));
    return None.NONE;
  }

  private static Object discard(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "discard", 1, 1);
    self.remove(arguments.at(0));
    return None.NONE;
  }

  private static Object remove(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "remove", 1, 1);
    if (!self.remove(arguments.at(0))) {
      throw PythonError.key(Text.repr(arguments.at(0)));
    }
    return None.NONE;
  }

  private static Object pop(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "pop", 0, 0);
    Iterator<Object> items = self.iterator();
    if (!items.hasNext()) {
      throw PythonError.key("'pop from an empty set'");
    }
    Object first = items.next();
    self.remove(first);
    return first;
  }

  private static Object clear(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "clear", 0, 0);
    self.clear();
    return None.NONE;
  }

  private static Object update(PySet self, Arguments arguments) {
    arguments.positional().forEach(other -> self.addAll(of(other)));
    return None.NONE;
  }

  private static Object union(PySet self, Arguments arguments) {
    PySet union = new PySet(self);
    arguments.positional().forEach(other -> union.addAll(of(other)));
    return union;
  }

  private static Object intersection(PySet self, Arguments arguments) {
    PySet result = new PySet(self);
    for (Object other : arguments.positional()) {
      PySet kept = of(other);
      for (Object value : new PySet(result)) {
        if (!kept.contains(value)) {
          result.remove(value);
        }
      }
    }
    return result;
  }

  private static Object difference(PySet self, Arguments arguments) {
    PySet result = new PySet(self);
    for (Object other : arguments.positional()) {
      of(other).forEach(result::remove);
    }
    return result;
  }

  private static Object symmetric(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "symmetric_difference", 1, 1);
    PySet result = new PySet(self);
    for (Object value : of(arguments.at(0))) {
      if (!result.remove(value)) {
        result.add(value);
      }
    }
    return result;
  }
}
