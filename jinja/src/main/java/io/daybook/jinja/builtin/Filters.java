package io.daybook.jinja.builtin;

import io.daybook.jinja.value.CallableValue;
import java.util.Map;

/// All Filters.
public final class Filters {
  private Filters() {}

  /// By name.
  public static Map<String, CallableValue> all() {
    return Map.of();
  }
}
