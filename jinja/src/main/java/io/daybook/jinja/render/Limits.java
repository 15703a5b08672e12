package io.daybook.jinja.render;

/// What one rendering may use.
///
/// @param outputChars the longest output in characters
/// @param steps the most statements, calls and loop rounds
/// @param depth the deepest nesting of macro calls
public record Limits(int outputChars, long steps, int depth) {
  /// Generous enough for any honest template.
  public static final Limits DEFAULT = new Limits(1_000_000_000, Long.MAX_VALUE, 200);
}
