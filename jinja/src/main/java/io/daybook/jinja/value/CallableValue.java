package io.daybook.jinja.value;

/// A value that a template can call: a macro, a function of the host, a method, a filter, a test.
///
/// A filter or test is one whose first positional argument is the filtered value.
@FunctionalInterface
public interface CallableValue {
  /// Calls it. `runtime` is the rendering that calls, `arguments` are what the template gave.
  Object call(Interpreter runtime, Arguments arguments);
}
