package io.daybook.jinja.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Python's `pprint.pformat`: one line where it fits into 80 characters, else one item a line;
/// dicts sorted by key.
final class PrettyPrint {
  private static final int WIDTH = 80;

  private final StringBuilder out = new StringBuilder();

  private PrettyPrint() {}

  static String of(Object value) {
    PrettyPrint printer = new PrettyPrint();
    printer.print(value, 0, 0);
    return printer.out.toString();
  }

  /// `repr`, with sorted dicts at every depth.
  private static String flat(Object value) {
    return switch (value) {
      case PyDict dict -> {
        List<String> items = new ArrayList<>();
        for (PyDict.Item item : sorted(dict)) {
          items.add(flat(item.key()) + ": " + flat(item.value()));
        }
        yield "{" + String.join(", ", items) + "}";
      }
      case PyList list -> "[" + joined(list) + "]";
      case PyTuple tuple -> "(" + joined(tuple) + (tuple.size() == 1 ? ",)" : ")");
      default -> Text.repr(value);
    };
  }

  private static String joined(Collection<Object> items) {
    return String.join(", ", items.stream().map(PrettyPrint::flat).toList());
  }

  private static List<PyDict.Item> sorted(PyDict dict) {
    List<PyDict.Item> items = new ArrayList<>();
    dict.items().forEach(items::add);
    items.sort((one, other) -> compare(one.key(), other.key()));
    return items;
  }

  private static PyList sorted(PySet set) {
    List<Object> items = new ArrayList<>(set);
    items.sort(PrettyPrint::compare);
    return new PyList(items);
  }

  private static int compare(Object one, Object other) {
    return isLess(one, other) ? -1 : isLess(other, one) ? 1 : 0;
  }

  /// `pprint` puts what cannot be compared in the order of the types' names.
  private static boolean isLess(Object one, Object other) {
    try {
      return Ordering.less(one, other);
    } catch (PythonError error) {
      if (!error.type().equals("TypeError")) {
        throw error;
      }
      return typeName(one).compareTo(typeName(other)) < 0;
    }
  }

  private static String typeName(Object value) {
    return value instanceof Markup ? "markupsafe.Markup" : Types.name(value);
  }

  private void print(Object value, int indent, int allowance) {
    String flat = flat(value);
    boolean fits = Iteration.length(flat) <= WIDTH - indent - allowance;
    switch (value) {
      case PyDict dict when !fits -> dict(dict, indent, allowance);
      case PyList list when !fits -> items(list, "[", "]", indent, allowance);
      case PyTuple tuple when !fits ->
          items(tuple, "(", tuple.size() == 1 ? ",)" : ")", indent, allowance);
      case PySet set when !fits -> items(sorted(set), "{", "}", indent, allowance);
      default -> out.append(flat);
    }
  }

  private void items(
      Collection<Object> items, String open, String close, int indent, int allowance) {
    out.append(open);
    int left = items.size();
    for (Object item : items) {
      left--;
      print(item, indent + 1, left == 0 ? allowance + close.length() : 1);
      if (left > 0) {
        out.append(",\n").repeat(' ', indent + 1);
      }
    }
    out.append(close);
  }

  private void dict(PyDict dict, int indent, int allowance) {
    out.append('{');
    int left = dict.size();
    for (PyDict.Item item : sorted(dict)) {
      left--;
      String key = flat(item.key());
      out.append(key).append(": ");
      print(item.value(), indent + Iteration.length(key) + 3, left == 0 ? allowance + 1 : 1);
      if (left > 0) {
        out.append(",\n").repeat(' ', indent + 1);
      }
    }
    out.append('}');
  }
}
