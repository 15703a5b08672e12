package io.daybook.jinja.python;

import org.jspecify.annotations.Nullable;

/// Methods.
final class NumberMethods {
  private NumberMethods() {}

  static @Nullable Object find(Object value, String name) {
    return null;
  }
}
