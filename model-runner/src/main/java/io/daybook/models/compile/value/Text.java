package io.daybook.models.compile.value;

import io.daybook.jinja.python.Truth;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import org.jspecify.annotations.Nullable;

/// Template values as the plain text, truth and null that Java code wants.
public final class Text {
  private Text() {}

  /// The argument at a position or under its name.
  ///
  /// @throws io.daybook.kernel.failure.FailureException if it is not given
  public static Object needed(Arguments arguments, int index, String name) {
    Object given = arguments.find(index, name);
    if (given == null) {
      throw Errors.compilation("missing a required argument: '" + name + "'");
    }
    return given;
  }

  /// What printing shows.
  public static String of(Object value) {
    return io.daybook.jinja.python.Text.of(value);
  }

  /// Null for none, undefined and absent.
  public static @Nullable String orNull(@Nullable Object value) {
    return isNone(value) || value == null ? null : of(value);
  }

  public static boolean isNone(@Nullable Object value) {
    return value == null || value instanceof None || value instanceof Undefined;
  }

  /// Python's truth; nothing is false.
  public static boolean truth(@Nullable Object value) {
    return value != null && Truth.of(value);
  }
}
