package io.daybook.models.module;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Python's module `itertools`, the finite part of it. Results are lists, where Python has
/// iterators.
final class ItertoolsModule {
  private static final Map<String, Object> NAMES =
      Map.of(
          "chain",
              new PyModule.PyClass(
                  "itertools.chain",
                  (_, a) -> chained(a.positional()),
                  Map.of("from_iterable", (CallableValue) (_, a) -> chained(items(a.at(0))))),
          "product", (CallableValue) (_, a) -> product(a),
          "combinations", (CallableValue) (_, a) -> choose(a, false),
          "permutations", (CallableValue) (_, a) -> choose(a, true),
          "zip_longest", (CallableValue) (_, a) -> zipped(a),
          "islice", (CallableValue) (_, a) -> slice(a),
          "repeat", (CallableValue) (_, a) -> repeated(a),
          "accumulate", (CallableValue) (_, a) -> new PyList(items(a.at(0))));

  private ItertoolsModule() {}

  /// The module, telling a listener of each call.
  static PyModule heard(Runnable listener) {
    Map<String, Object> names = new LinkedHashMap<>();
    NAMES.forEach((name, value) -> {
      CallableValue call =
          (runtime, a) -> {
            listener.run();
            return ((CallableValue) value).call(runtime, a);
          };
      names.put(
          name,
          value instanceof PyModule.PyClass type
              ? new PyModule.PyClass(type.name(), call, type.members())
              : call);
    });
    return new PyModule("itertools", names);
  }

  private static List<Object> items(Object value) {
    return switch (value) {
      case PyDict dict -> new ArrayList<>(dict.keySet());
      case Collection<?> collection -> new ArrayList<>(collection);
      case String text -> new ArrayList<>(List.of((Object[]) text.split("")));
      case Iterator<?> iterator -> {
        List<Object> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        yield all;
      }
      default -> throw PythonError.type("object is not iterable");
    };
  }

  private static PyList chained(List<Object> parts) {
    PyList all = new PyList();
    parts.forEach(part -> all.addAll(items(part)));
    return all;
  }

  private static PyList product(Arguments arguments) {
    List<List<Object>> rows = List.of(List.of());
    long repeat = arguments.keyword().get("repeat") instanceof Long times ? times : 1;
    for (long round = 0; round < repeat; round++) {
      for (Object part : arguments.positional()) {
        rows = extended(rows, items(part));
      }
    }
    return tuples(rows);
  }

  private static List<List<Object>> extended(List<List<Object>> rows, List<Object> items) {
    List<List<Object>> longer = new ArrayList<>();
    for (List<Object> row : rows) {
      for (Object item : items) {
        List<Object> next = new ArrayList<>(row);
        next.add(item);
        longer.add(next);
      }
    }
    return longer;
  }

  private static PyList choose(Arguments arguments, boolean ordered) {
    List<Object> items = items(arguments.at(0));
    Object size = arguments.get(1, "r", (long) items.size());
    List<List<Object>> found = new ArrayList<>();
    pick(items, ((Number) size).intValue(), ordered, new ArrayList<>(), found);
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> indexes : found) {
      rows.add(indexes.stream().map(index -> items.get((Integer) index)).toList());
    }
    return tuples(rows);
  }

  private static void pick(
      List<Object> items, int size, boolean ordered, List<Object> chosen, List<List<Object>> out) {
    if (chosen.size() == size) {
      out.add(List.copyOf(chosen));
      return;
    }
    int from = ordered || chosen.isEmpty() ? 0 : (Integer) chosen.getLast() + 1;
    for (int i = from; i < items.size(); i++) {
      if (!chosen.contains(i)) {
        chosen.add(i);
        pick(items, size, ordered, chosen, out);
        chosen.removeLast();
      }
    }
  }

  private static PyList zipped(Arguments arguments) {
    List<List<Object>> columns =
        arguments.positional().stream().map(ItertoolsModule::items).toList();
    Object fill = arguments.keyword().getOrDefault("fillvalue", io.daybook.jinja.value.None.NONE);
    int longest = columns.stream().mapToInt(List::size).max().orElse(0);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      List<Object> row = new ArrayList<>();
      for (List<Object> column : columns) {
        row.add(i < column.size() ? column.get(i) : fill);
      }
      rows.add(row);
    }
    return tuples(rows);
  }

  private static PyList slice(Arguments arguments) {
    List<Object> items = items(arguments.at(0));
    int from = arguments.count() > 2 ? ((Number) arguments.at(1)).intValue() : 0;
    int to = ((Number) arguments.at(arguments.count() > 2 ? 2 : 1)).intValue();
    return new PyList(items.subList(Math.min(from, items.size()), Math.min(to, items.size())));
  }

  private static PyList repeated(Arguments arguments) {
    PyList all = new PyList();
    for (long i = 0; i < ((Number) arguments.get(1, "times", 0L)).longValue(); i++) {
      all.add(arguments.at(0));
    }
    return all;
  }

  private static PyList tuples(List<List<Object>> rows) {
    PyList list = new PyList();
    rows.forEach(row -> list.add(PyTuple.copyOf(row)));
    return list;
  }
}
