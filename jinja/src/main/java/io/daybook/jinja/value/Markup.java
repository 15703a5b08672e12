package io.daybook.jinja.value;

import org.jspecify.annotations.Nullable;

/// Text that is safe to print where the environment escapes (`markupsafe.Markup`).
///
/// @param text the text, already escaped
public record Markup(String text) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /// Whether a value is a text: plain, marked up, or marked for native rendering.
  public static boolean isText(Object value) {
    return value instanceof String || value instanceof Markup || value instanceof Marked;
  }

  /// Escapes the five characters that mean something in HTML.
  public static Markup escape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity != null && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (entity == null) {
          out.append(text.charAt(i));
        } else {
          out.append(entity);
        }
      }
    }
    return new Markup(out == null ? text : out.toString());
  }

  private static @Nullable String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&#34;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }
}
