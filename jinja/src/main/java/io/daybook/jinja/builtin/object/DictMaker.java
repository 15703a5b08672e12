package io.daybook.jinja.builtin.object;

import io.daybook.jinja.python.method.DictMethods;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import org.jspecify.annotations.Nullable;

/// What the type `dict` and its aliases share: who calls them gets a dict.
interface DictMaker extends HostObject, CallableValue {
  @Override
  default Object call(Interpreter caller, Arguments arguments) {
    return DictMethods.construct(arguments);
  }

  @Override
  default @Nullable Object attribute(String name) {
    return DictMethods.ofType(name);
  }

  @Override
  default String text() {
    return repr();
  }
}
