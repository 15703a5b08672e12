package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods of `dict`, and what its constructor does.
public final class DictMethods {
  static final Map<String, BoundMethod.Method> TABLE = table();

  private DictMethods() {}

  private static Map<String, BoundMethod.Method> table() {
    Map<String, BoundMethod.Method> table = new HashMap<>();
    for (PyDictView.Part part : PyDictView.Part.values()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      table.put(
          name,
          (self, a) -> {
            Parameters.check(a, "dict", name, 0, 0);
            return new PyDictView((PyDict) self, part);
          });
    }
    table.put("get", (self, a) -> get((PyDict) self, a));
    table.put("pop", (self, a) -> pop((PyDict) self, a));
    table.put("popitem", (self, a) -> popItem((PyDict) self, a));
    table.put("setdefault", (self, a) -> setDefault((PyDict) self, a));
    table.put("update", (self, a) -> update((PyDict) self, a));
    table.put("copy", (self, a) -> copy((PyDict) self, a));
    table.put("clear", (self, a) -> clear((PyDict) self, a));
    table.put("fromkeys", (_, a) -> fromKeys(a));
    return Map.copyOf(table);
  }

  private static Object get(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "get", 1, 2);
    Object found = self.find(arguments.at(0));
    return found != null ? found : arguments.count() > 1 ? arguments.at(1) : None.NONE;
  }

  private static Object pop(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "pop", 1, 2);
    Object removed = self.remove(arguments.at(0));
    if (removed != null) {
      return removed;
    }
    if (arguments.count() > 1) {
      return arguments.at(1);
    }
    throw PythonError.key(Text.repr(arguments.at(0)));
  }

  private static Object popItem(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "popitem", 0, 0);
    PyDict.Item last = null;
    for (PyDict.Item item : self.items()) {
      last = item;
    }
    if (last == null) {
      throw PythonError.key("'popitem(): dictionary is empty'");
    }
    self.remove(last.key());
    return PyTuple.of(last.key(), last.value());
  }

  private static Object setDefault(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "setdefault", 1, 2);
    Object found = self.find(arguments.at(0));
    if (found != null) {
      return found;
    }
    Object value = arguments.count() > 1 ? arguments.at(1) : None.NONE;
    self.put(arguments.at(0), value);
    return value;
  }

  private static Object update(PyDict self, Arguments arguments) {
    fill(self, arguments, "update");
    return None.NONE;
  }

  private static Object copy(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "copy", 0, 0);
    return new PyDict(self);
  }

  private static Object clear(PyDict self, Arguments arguments) {
    Parameters.check(arguments, "dict", "clear", 0, 0);
    self.clear();
    return None.NONE;
  }

  private static Object fromKeys(Arguments arguments) {
    Parameters.check(arguments, "dict", "fromkeys", 1, 2);
    PyDict dict = new PyDict();
    Object value = arguments.count() > 1 ? arguments.at(1) : None.NONE;
    Iteration.of(arguments.at(0)).forEachRemaining(key -> dict.put(key, value));
    return dict;
  }

  /// An attribute of the type `dict` itself, null where it has none of that name.
  public static @Nullable Object ofType(String name) {
    BoundMethod.Method method = TABLE.get(name);
    if (method == null) {
      return null;
    }
    return name.equals("fromkeys")
        ? new BoundMethod(new PyDict(), name, method)
        : new Unbound(name, method);
  }

  /// A method of `dict` that takes its dict as the first argument.
  private record Unbound(String name, BoundMethod.Method method) implements CallableValue {
    @Override
    public Object call(Interpreter caller, Arguments arguments) {
      if (arguments.count() == 0) {
        throw PythonError.type("unbound method dict." + name + "() needs an argument");
      }
      if (!(arguments.at(0) instanceof PyDict self)) {
        throw PythonError.type(
            "descriptor '%s' for 'dict' objects doesn't apply to a '%s' object"
                .formatted(name, Types.name(arguments.at(0))));
      }
      return method.call(self, arguments.skip(1));
    }

    @Override
    public String toString() {
      return "<method '" + name + "' of 'dict' objects>";
    }
  }

  /// `dict(mapping or pairs, **values)`.
  public static PyDict construct(Arguments arguments) {
    PyDict dict = new PyDict();
    fill(dict, arguments, "dict");
    return dict;
  }

  private static void fill(PyDict dict, Arguments arguments, String name) {
    if (arguments.count() > 1) {
      throw PythonError.type(name + " expected at most 1 argument, got " + arguments.count());
    }
    if (arguments.count() == 1) {
      if (arguments.at(0) instanceof Undefined undefined) {
        throw undefined.failure();
      }
      if (arguments.at(0) instanceof PyDict other) {
        new PyDict(other).items().forEach(item -> dict.put(item.key(), item.value()));
      } else {
        pairs(dict, arguments.at(0));
      }
    }
    arguments.keyword().forEach(dict::put);
  }

  private static void pairs(PyDict dict, Object source) {
    Iterator<Object> items = Iteration.of(source);
    for (int i = 0; items.hasNext(); i++) {
      Object item = items.next();
      if (!Iteration.isIterable(item)) {
        throw PythonError.type(
            "cannot convert dictionary update sequence element #" + i + " to a sequence");
      }
      List<Object> pair = item instanceof PyTuple tuple ? tuple : new PyList(Iteration.list(item));
      if (pair.size() != 2) {
        throw PythonError.value(
            "dictionary update sequence element #"
                + i
                + " has length "
                + pair.size()
                + "; 2 is required");
      }
      dict.put(pair.get(0), pair.get(1));
    }
  }
}
