package io.daybook.jinja.syntax;

import java.util.Map;

/// A block tag that defines a macro: `{% tag name(a, b=1), option='x' %} ... {% endtag %}`, the
/// signature and the options optional. Hosts add tags such as dbt's `materialization` or `test`
/// with it.
///
/// @param tag the tag; its end is `end` + tag
/// @param naming makes the macro's name of the written name and the options that are literals
public record MacroTag(String tag, Naming naming) {
  /// Makes a macro's name.
  @FunctionalInterface
  public interface Naming {
    /// The macro's name for the name and literal options of a block.
    String name(String written, Map<String, Object> options);
  }

  /// A tag whose macros bear their written names behind a prefix.
  public static MacroTag prefixed(String tag, String prefix) {
    return new MacroTag(tag, (written, _) -> prefix + written);
  }
}
