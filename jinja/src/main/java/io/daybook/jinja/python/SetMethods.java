package io.daybook.jinja.python;

import java.util.Map;

/// Methods.
final class SetMethods {
  static final Map<String, BoundMethod.Method> TABLE = Map.of();

  private SetMethods() {}
}
