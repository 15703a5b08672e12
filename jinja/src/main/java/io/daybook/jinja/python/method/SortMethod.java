package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.operator.Sorting;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// `list.sort`, whose key may be a macro or any other function of the template.
record SortMethod(PyList self) implements CallableValue {
  @Override
  public Object call(Interpreter caller, Arguments arguments) {
    if (arguments.count() > 0) {
      throw PythonError.type("sort() takes no positional arguments");
    }
    Parameters.checkKeywords(arguments, "sort", "key", "reverse");
    @Nullable Object key = Parameters.optional(arguments, 0, "key");
    boolean reverse = Numbers.size(arguments.get(0, "reverse", false)) != 0;
    UnaryOperator<Object> keyOf =
        key == null ? UnaryOperator.identity() : item -> caller.call(key, Arguments.of(item));

    // As in CPython, who looks at the list meanwhile finds it empty.
    List<Object> items = List.copyOf(self);
    self.clear();
    List<Object> sorted = items;
    try {
      sorted = Sorting.sortedBy(items, keyOf, reverse);
      if (!self.isEmpty()) {
        throw PythonError.value("list modified during sort");
      }
    } finally {
      self.clear();
      self.addAll(sorted);
    }
    return None.NONE;
  }

  @Override
  public String toString() {
    return new BoundMethod(self, "sort", (_, _) -> self).toString();
  }
}
