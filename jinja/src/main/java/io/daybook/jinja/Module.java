package io.daybook.jinja;

import io.daybook.jinja.value.Macro;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a template that was run leaves behind: its macros, its top-level assignments and its text.
///
/// @param exports the exported names and their values in the order of their definition
/// @param text what the template printed
public record Module(Map<String, Object> exports, String text) {
  /// The value of an exported name, null where there is none.
  public @Nullable Object find(String name) {
    return exports.get(name);
  }

  /// The exported macros by name; each is a callable value that other templates may be given.
  public Map<String, Macro> macros() {
    Map<String, Macro> macros = new LinkedHashMap<>();
    exports.forEach((name, value) -> {
      if (value instanceof Macro macro) {
        macros.put(name, macro);
      }
    });
    return macros;
  }
}
