package io.daybook.jinja.python;

import java.util.Map;

/// Methods.
final class ListMethods {
  static final Map<String, BoundMethod.Method> TABLE = Map.of();
  static final Map<String, BoundMethod.Method> TUPLE_TABLE = Map.of();

  private ListMethods() {}
}
