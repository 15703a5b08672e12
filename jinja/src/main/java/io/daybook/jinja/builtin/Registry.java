package io.daybook.jinja.builtin;

import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import java.util.HashMap;
import java.util.Map;

/// Collects functions under their names, each with the parameters it takes.
final class Registry {
  private final Map<String, CallableValue> functions = new HashMap<>();

  /// A function whose arguments are already in the order of its parameters.
  @FunctionalInterface
  interface Body {
    Object apply(Interpreter caller, Object[] arguments);
  }

  /// Adds a function. `python` is what Python's messages call it; a leading `*` says that it has a
  /// hidden first parameter there.
  Registry add(String name, String python, String[] parameters, Body body) {
    boolean hidden = python.startsWith("*");
    Parameters bound =
        Parameters.of(hidden ? python.substring(1) : python, hidden ? 1 : 0, parameters);
    functions.put(name, (caller, arguments) -> body.apply(caller, bound.bind(arguments)));
    return this;
  }

  /// Adds a function that sorts its arguments itself.
  Registry raw(String name, CallableValue function) {
    functions.put(name, function);
    return this;
  }

  /// Adds another name of a function.
  Registry alias(String name, String of) {
    CallableValue function = functions.get(of);
    if (function == null) {
      throw new IllegalStateException("no function " + of);
    }
    functions.put(name, function);
    return this;
  }

  Map<String, CallableValue> all() {
    return Map.copyOf(functions);
  }

  static String[] takes(String... parameters) {
    return parameters;
  }
}
