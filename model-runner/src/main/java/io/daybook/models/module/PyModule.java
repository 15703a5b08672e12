package io.daybook.models.module;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module: names and what they stand for.
record PyModule(String name, Map<String, Object> members) implements HostObject {

  @Override
  public @Nullable Object attribute(String key) {
    return members.get(key);
  }

  @Override
  public String text() {
    return "<module '" + name + "'>";
  }

  @Override
  public String repr() {
    return text();
  }

  @Override
  public String typeName() {
    return "module";
  }

  /// A class: it can be called and has functions of its own.
  record PyClass(String name, CallableValue constructor, Map<String, Object> members)
      implements HostObject, CallableValue {

    @Override
    public @Nullable Object attribute(String key) {
      return key.equals("__name__") ? name : members.get(key);
    }

    @Override
    public Object call(Interpreter runtime, Arguments arguments) {
      return constructor.call(runtime, arguments);
    }

    @Override
    public String text() {
      return "<class '" + name + "'>";
    }

    @Override
    public String repr() {
      return text();
    }
  }
}
