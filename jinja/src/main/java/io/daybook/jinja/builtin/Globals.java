package io.daybook.jinja.builtin;

import java.util.Map;

/// The functions that every template can call.
public final class Globals {
  private Globals() {}

  /// By name.
  public static Map<String, Object> all() {
    return Map.of();
  }
}
