package io.daybook.models.schema;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The colors that nodes may have in the documentation: HTML's names, and codes such as `#cd7f32`.
public final class Color {
  private static final Pattern CODE = Pattern.compile("#([0-9a-f]{3}){1,2}");

  private Color() {}

  /// Whether a text is one of them.
  public static boolean isOne(String text) {
    String color = text.toLowerCase(Locale.ROOT);
    return CODE.matcher(color).matches() || Named.ALL.contains(color);
  }

  /// The names, read when the first is asked for.
  private static final class Named {
    static final Set<String> ALL = Words.beside(Color.class, "colors.txt");
  }
}
