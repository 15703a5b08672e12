package io.daybook.jinja.syntax;

import org.jspecify.annotations.Nullable;

/// Finds operators, the longest first.
final class Operators {
  private static final @Nullable TokenKind[] SINGLE = new TokenKind[128];
  private static final TokenKind[] DOUBLE = {
    TokenKind.FLOORDIV, TokenKind.POW, TokenKind.EQ, TokenKind.NE, TokenKind.GTEQ, TokenKind.LTEQ
  };

  static {
    for (TokenKind kind : TokenKind.values()) {
      String text = kind.description();
      if (text.length() == 1) {
        SINGLE[text.charAt(0)] = kind;
      }
    }
  }

  private Operators() {}

  /// The operator at an offset, null where there is none.
  static @Nullable TokenKind at(String source, int offset) {
    for (TokenKind kind : DOUBLE) {
      if (source.startsWith(kind.description(), offset)) {
        return kind;
      }
    }
    char c = source.charAt(offset);
    return c < SINGLE.length ? SINGLE[c] : null;
  }
}
