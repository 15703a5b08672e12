package io.daybook.jinja.builtin.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import org.jspecify.annotations.Nullable;

/// What `joiner()` makes: nothing at its first call, the separator at every other.
public final class Joiner implements HostObject, CallableValue {
  private static final Parameters CALL = Parameters.of("Joiner.__call__", 1);

  private final Object separator;
  private boolean used;

  public Joiner(Object separator) {
    this.separator = separator;
  }

  @Override
  public Object call(Interpreter caller, Arguments arguments) {
    CALL.bind(arguments);
    boolean first = !used;
    used = true;
    return first ? "" : separator;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "sep" -> separator;
      case "used" -> used;
      default -> null;
    };
  }

  @Override
  public Object item(Object key) {
    throw PythonError.type("'Joiner' object is not subscriptable");
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Joiner";
  }
}
