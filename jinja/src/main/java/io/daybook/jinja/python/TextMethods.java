package io.daybook.jinja.python;

import java.util.Map;

/// Methods.
final class TextMethods {
  static final Map<String, BoundMethod.Method> TABLE = Map.of();

  private TextMethods() {}
}
