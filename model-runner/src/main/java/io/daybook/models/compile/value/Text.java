package io.daybook.models.compile.value;

import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import org.jspecify.annotations.Nullable;

/// Template values as the plain text, truth and null that Java code wants.
public final class Text {
  private Text() {}

  /// What printing shows, for the values that reach SQL: texts, relations, numbers.
  public static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case Markup markup -> markup.text();
      case HostObject host -> host.text();
      case None _ -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case Undefined undefined -> undefined.text();
      default -> value.toString();
    };
  }

  /// Null for none, undefined and absent.
  public static @Nullable String orNull(@Nullable Object value) {
    return isNone(value) || value == null ? null : of(value);
  }

  public static boolean isNone(@Nullable Object value) {
    return value == null || value instanceof None || value instanceof Undefined;
  }

  /// Python's truth.
  public static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case None _ -> false;
      case Undefined undefined -> undefined.truth();
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      case java.util.Collection<?> items -> !items.isEmpty();
      case java.util.Map<?, ?> map -> !map.isEmpty();
      case HostObject host -> host.truth();
      default -> true;
    };
  }
}
