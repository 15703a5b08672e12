package io.daybook.jinja.render;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.literal.LiteralEval;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Native rendering: one printed value stays itself, several become a text, and a text that is a
/// Python literal becomes its value.
final class Native {
  private Native() {}

  static Object concat(List<Object> values) {
    if (values.isEmpty()) {
      return None.NONE;
    }
    if (values.size() == 1 && !Markup.isText(values.getFirst())) {
      return values.getFirst();
    }
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(Text.of(value)));
    String joined = text.toString();
    Object literal = literal(joined);
    return literal == null ? joined : literal;
  }

  private static @Nullable Object literal(String text) {
    return LiteralEval.parse(text);
  }
}
