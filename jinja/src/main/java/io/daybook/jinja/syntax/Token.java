package io.daybook.jinja.syntax;

import io.daybook.jinja.error.Position;

/// A piece of the template.
///
/// @param kind what it is
/// @param value the name, the text of a string, the number, the template data
/// @param position its packed place
/// @param start its offset in the source
public record Token(TokenKind kind, Object value, int position, int start) {
  /// The line it begins on.
  public int line() {
    return Position.line(position);
  }

  /// Whether it is that name.
  public boolean isName(String name) {
    return kind == TokenKind.NAME && name.equals(value);
  }

  /// The text of a name, a string or data.
  public String text() {
    return value.toString();
  }

  /// What error messages call it.
  public String description() {
    return kind == TokenKind.NAME ? text() : kind.description();
  }
}
