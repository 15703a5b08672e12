package io.daybook.jinja.python.method;

import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import java.util.Set;

/// A method of a value, read but not yet called.
public record BoundMethod(Object self, String name, Method method) implements CallableValue {
  /// The methods that belong to a type and not to a value of it.
  private static final Set<String> OF_TYPES =
      Set.of("fromkeys", "from_bytes", "fromhex", "maketrans");

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
    if (self instanceof HostObject host && !(self instanceof Bytes || self instanceof Complex)) {
      String type = host.typeName().substring(host.typeName().lastIndexOf('.') + 1);
      return "<bound method " + type + "." + name + " of " + host.repr() + ">";
    }
    return String.format(
        "<built-in method %s of %s object at 0x%012x>",
        name, OF_TYPES.contains(name) ? "type" : Types.name(self), System.identityHashCode(self));
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
