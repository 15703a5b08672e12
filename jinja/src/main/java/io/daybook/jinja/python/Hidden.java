package io.daybook.jinja.python;

import java.util.Set;

/// Attributes that Python's objects have and a sandboxed template may not see.
public final class Hidden {
  private static final Set<String> OF_OBJECT =
      Set.of(
          "__class__",
          "__delattr__",
          "__dir__",
          "__doc__",
          "__eq__",
          "__format__",
          "__ge__",
          "__getattribute__",
          "__getstate__",
          "__gt__",
          "__hash__",
          "__init__",
          "__init_subclass__",
          "__le__",
          "__lt__",
          "__ne__",
          "__new__",
          "__reduce__",
          "__reduce_ex__",
          "__repr__",
          "__setattr__",
          "__sizeof__",
          "__str__",
          "__subclasshook__");

  private Hidden() {}

  /// Whether Python's object has the attribute.
  public static boolean has(Object value, String name) {
    return name.startsWith("__") && OF_OBJECT.contains(name);
  }
}
