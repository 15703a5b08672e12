package io.daybook.jinja;

import org.jspecify.annotations.Nullable;

/// Finds the text of templates for `extends`, `include` and `import`.
@FunctionalInterface
public interface Loader {
  /// Knows no template.
  Loader NONE = _ -> null;

  /// The text of a template, null where it does not exist.
  @Nullable String load(String name);
}
