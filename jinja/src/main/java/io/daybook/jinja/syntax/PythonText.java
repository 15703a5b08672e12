package io.daybook.jinja.syntax;

/// The escapes of Python's string literals.
public final class PythonText {
  private PythonText() {}

  /// The text that stands between quotes, its escapes resolved.
  public static String unescape(String body) {
    return Literals.unescape(body, 0);
  }
}
