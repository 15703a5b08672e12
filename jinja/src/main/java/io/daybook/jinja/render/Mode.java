package io.daybook.jinja.render;

/// What a rendering makes of printed values.
public enum Mode {
  /// Text.
  TEXT,
  /// Jinja2's native types: a single value stays itself, a text that is a Python literal becomes
  /// its value.
  NATIVE,
  /// dbt's native types: a single value stays itself, and only a marked text becomes a value.
  MARKED
}
