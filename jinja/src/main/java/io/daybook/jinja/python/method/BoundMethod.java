package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;

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

  /// Python shows the methods that `Markup` defines anew with their text, all others with the place
  /// of their value in memory.
  @Override
  public String toString() {
    if (self instanceof Markup && name.equals("escape")) {
      return "<bound method Markup.escape of <class 'markupsafe.Markup'>>";
    }
    if (self instanceof Markup && MarkupMethods.DEFINED.contains(name)) {
      return "<bound method Markup." + name + " of " + Text.repr(self) + ">";
    }
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
