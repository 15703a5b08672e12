package io.daybook.jinja.value;

/// A text that says what native rendering shall make of it, as dbt's filters `as_text`,
/// `as_native`, `as_bool` and `as_number` ask. The mark lasts as long as the value is only passed
/// on; whatever is computed from it is plain text.
///
/// @param text the text
/// @param kind what it shall become
public record Marked(String text, Kind kind) implements CharSequence {
  /// What a printed text shall become.
  public enum Kind {
    /// Stays text.
    TEXT,
    /// Is read as a Python literal, and stays text if it is none.
    NATIVE,
    /// Must be read as a bool.
    BOOL,
    /// Must be read as a number.
    NUMBER
  }

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
}
