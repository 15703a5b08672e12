package io.daybook.jinja.builtin;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.PyList;
import java.util.Map;

/// dbt's filters, which say what native rendering shall make of a text. Where text is rendered they
/// change nothing.
public final class TypeFilters {
  private static final Map<String, CallableValue> ALL =
      Map.of(
          "as_text", marks(Marked.Kind.TEXT),
          "as_native", marks(Marked.Kind.NATIVE),
          "as_bool", marks(Marked.Kind.BOOL),
          "as_number", marks(Marked.Kind.NUMBER),
          "is_list", (_, arguments) -> arguments.at(0) instanceof PyList);

  private TypeFilters() {}

  /// Every filter by its name.
  public static Map<String, CallableValue> all() {
    return ALL;
  }

  private static CallableValue marks(Marked.Kind kind) {
    return (caller, arguments) ->
        caller.isNative() ? new Marked(Text.of(arguments.at(0)), kind) : arguments.at(0);
  }
}
