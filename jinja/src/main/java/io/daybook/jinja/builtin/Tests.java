package io.daybook.jinja.builtin;

import io.daybook.jinja.value.CallableValue;
import java.util.Map;

/// All Tests.
public final class Tests {
  private Tests() {}

  /// By name.
  public static Map<String, CallableValue> all() {
    return Map.of();
  }
}
