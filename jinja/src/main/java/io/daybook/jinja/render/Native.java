package io.daybook.jinja.render;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.literal.LiteralEval;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Native rendering: one printed value stays itself, several become a text, and a text that is a
/// Python literal becomes its value.
final class Native {
  private Native() {}

  static Object concat(List<Object> values) {
    if (values.isEmpty()) {
      return None.NONE;
    }
    Object only = values.size() == 1 ? values.getFirst() : null;
    if (only != null && !Markup.isText(only)) {
      return only;
    }
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(Text.of(value)));
    String joined = text.toString();
    Object literal = LiteralEval.parse(joined);
    if (literal != null) {
      return literal;
    }
    return only == null ? joined : only;
  }

  /// What dbt makes of a template's values: nothing printed is an empty text; one value stays
  /// itself, unless it is marked; several become a text.
  static Object marked(List<Object> values) {
    if (values.size() == 1) {
      return values.getFirst() instanceof Marked marked ? meant(marked) : values.getFirst();
    }
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(Text.of(value)));
    return text.toString();
  }

  private static Object meant(Marked marked) {
    Object literal = marked.kind() == Marked.Kind.TEXT ? null : literal(marked.text());
    Object value = literal == null ? marked.text() : literal;
    boolean fits =
        switch (marked.kind()) {
          case TEXT, NATIVE -> true;
          case BOOL -> value instanceof Boolean;
          case NUMBER -> Equality.isNumber(value) && !(value instanceof Boolean);
        };
    if (!fits) {
      String type = marked.kind().name().toLowerCase(Locale.ROOT);
      throw new PythonError(
          "JinjaRenderingError",
          "Could not convert value '" + marked.text() + "' into type '" + type + "'");
    }
    return value;
  }

  /// `ast.literal_eval`, which steps over blanks at the beginning; Jinja2's own native rendering
  /// does not.
  private static @Nullable Object literal(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    return LiteralEval.parse(text.substring(start));
  }

  /// Python's `"".join(values)`: dbt joins so what a macro or a block writes.
  static String join(List<Object> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (!Markup.isText(values.get(i))) {
        throw PythonError.type(
            "sequence item %d: expected str instance, %s found"
                .formatted(i, Types.name(values.get(i))));
      }
      text.append(values.get(i));
    }
    return text.toString();
  }
}
