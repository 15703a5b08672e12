package io.daybook.jinja.builtin.object;

import io.daybook.jinja.python.method.DictMethods;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import org.jspecify.annotations.Nullable;

/// The global `dict`: makes dicts, and has what Python's type has: `dict.fromkeys(names, 0)`.
public record DictType() implements HostObject, CallableValue {
  @Override
  public Object call(Interpreter caller, Arguments arguments) {
    return DictMethods.construct(arguments);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return DictMethods.ofType(name);
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String repr() {
    return "<class 'dict'>";
  }

  @Override
  public String typeName() {
    return "type";
  }
}
