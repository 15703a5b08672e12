package io.daybook.jinja.python;

import io.daybook.jinja.syntax.Whitespace;
import org.jspecify.annotations.Nullable;

/// Takes characters off the ends of a text.
public final class Strip {
  private Strip() {}

  /// The text without the given characters, or blanks, at its ends.
  public static String ends(String text, @Nullable String chars, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && isIn(chars, text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (right && to > from && isIn(chars, text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean isIn(@Nullable String chars, int c) {
    return chars == null ? Whitespace.isBlank(c) : chars.indexOf(c) >= 0;
  }
}
