package io.daybook.jinja.python.method;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.format.TextFormat;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.PyDict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `str.format` or `str.format_map` of a text, which look into values as the template does.
record FormatMethod(Object self, boolean map) implements CallableValue {
  @Override
  public Object call(Interpreter caller, Arguments arguments) {
    if (!map) {
      return format(caller, arguments.positional(), arguments.keyword());
    }
    if (!arguments.keyword().isEmpty()) {
      throw PythonError.type("format_map() takes no keyword arguments");
    }
    if (arguments.count() != 1) {
      throw PythonError.type(
          "format_map() takes exactly one argument (" + arguments.count() + " given)");
    }
    Map<String, Object> values = new HashMap<>();
    if (arguments.at(0) instanceof PyDict dict) {
      dict.items().forEach(item -> values.put(Text.of(item.key()), item.value()));
    }
    return format(caller, List.of(), values);
  }

  private Object format(Interpreter caller, List<Object> positional, Map<String, Object> keyword) {
    return Text.like(self, TextFormat.format(caller, self, positional, keyword));
  }

  /// The sandbox puts a function of its own in the place of the method.
  @Override
  public String toString() {
    return String.format(
        "<function %s.%s at 0x%012x>",
        Types.name(self), map ? "format_map" : "format", System.identityHashCode(self));
  }
}
