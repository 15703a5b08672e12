package io.daybook.jinja.python;

import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/// Python's `bool`.
public final class Truth {
  private Truth() {}

  /// Whether a value counts as true.
  public static boolean of(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case None _ -> false;
      case Long number -> number != 0;
      case Double number -> number != 0;
      case Undefined undefined -> undefined.truth();
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case Markup markup -> !markup.isEmpty();
      case Marked marked -> !marked.isEmpty();
      case BigDecimal number -> number.signum() != 0;
      case HostObject object -> object.truth();
      default -> true;
    };
  }
}
