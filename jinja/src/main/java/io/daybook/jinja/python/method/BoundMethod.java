package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Interpreter;

/// A method of a value, read but not yet called.
public record BoundMethod(Object self, String name, Method method) implements CallableValue {
  /// What a method does.
  @FunctionalInterface
  public interface Method {
    /// Runs it on `self`.
    Object call(Object self, Arguments arguments);
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    return method.call(self, arguments);
  }

  @Override
  public String toString() {
    return String.format(
        "<built-in method %s of %s object at 0x%012x>",
        name, Types.name(self), System.identityHashCode(self));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundMethod bound
        && Equality.same(bound.self, self)
        && bound.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
