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
import java.util.function.BiFunction;
import java.util.function.Predicate;

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
    table.put("copy", (self, a) -> copy((PySet) self, a));
    combine(table, "union", "update", SetMethods::union);
    combine(table, "intersection", "intersection_update", SetMethods::intersection);
    combine(table, "difference", "difference_update", SetMethods::difference);
    combine(table, "symmetric_difference", "symmetric_difference_update", SetMethods::symmetric);
    table.put("issubset", (self, a) -> isSubset((PySet) self, a));
    table.put("issuperset", (self, a) -> isSuperset((PySet) self, a));
    table.put("isdisjoint", (self, a) -> isDisjoint((PySet) self, a));
    return Map.copyOf(table);
  }

  /// A method that makes a new set of two or more, and the one that changes its own.
  private static void combine(
      Map<String, BoundMethod.Method> table,
      String name,
      String inPlace,
      BiFunction<PySet, Arguments, PySet> combination) {
    int most = name.equals("symmetric_difference") ? 1 : Integer.MAX_VALUE;
    table.put(
        name,
        (self, a) -> {
          Parameters.check(a, "set", name, most == 1 ? 1 : 0, most);
          return combination.apply((PySet) self, a);
        });
    table.put(
        inPlace,
        (self, a) -> {
          Parameters.check(a, "set", inPlace, most == 1 ? 1 : 0, most);
          PySet combined = combination.apply((PySet) self, a);
          ((PySet) self).clear();
          ((PySet) self).addAll(combined);
          return None.NONE;
        });
  }

  private static PySet of(Object value) {
    return value instanceof PySet set ? set : new PySet(Iteration.list(value));
  }

  private static boolean isSubset(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "issubset", 1, 1);
    return of(arguments.at(0)).containsAll(self);
  }

  private static Object copy(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "copy", 0, 0);
    return new PySet(self);
  }

  private static boolean isSuperset(PySet self, Arguments arguments) {
    return hold("issuperset", arguments, self::contains);
  }

  private static boolean isDisjoint(PySet self, Arguments arguments) {
    return hold("isdisjoint", arguments, value -> !self.contains(value));
  }

  /// Whether a test holds for all that is given; what follows one for which it does not is not
  /// looked at.
  private static boolean hold(String name, Arguments arguments, Predicate<Object> test) {
    Parameters.check(arguments, "set", name, 1, 1);
    Iterator<Object> others = Iteration.of(arguments.at(0));
    while (others.hasNext()) {
      if (!test.test(others.next())) {
        return false;
      }
    }
    return true;
  }

  private static Object add(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "add", 1, 1);
    self.add(arguments.at(0));
    return None.NONE;
  }

  private static Object discard(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "discard", 1, 1);
    self.remove(PySet.sought(arguments.at(0)));
    return None.NONE;
  }

  private static Object remove(PySet self, Arguments arguments) {
    Parameters.check(arguments, "set", "remove", 1, 1);
    if (!self.remove(PySet.sought(arguments.at(0)))) {
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

  private static PySet union(PySet self, Arguments arguments) {
    PySet union = new PySet(self);
    arguments.positional().forEach(other -> union.addAll(of(other)));
    return union;
  }

  private static PySet intersection(PySet self, Arguments arguments) {
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

  private static PySet difference(PySet self, Arguments arguments) {
    PySet result = new PySet(self);
    for (Object other : arguments.positional()) {
      of(other).forEach(result::remove);
    }
    return result;
  }

  private static PySet symmetric(PySet self, Arguments arguments) {
    PySet result = new PySet(self);
    for (Object value : of(arguments.at(0))) {
      if (!result.remove(value)) {
        result.add(value);
      }
    }
    return result;
  }
}
