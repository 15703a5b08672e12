package io.daybook.jinja.syntax;

import io.daybook.jinja.error.TemplateSyntaxError;
import org.jspecify.annotations.Nullable;

/// The tokens of a template with one token of sight ahead.
final class TokenStream {
  private final Lexer lexer;
  private Token current;
  private @Nullable Token ahead;

  TokenStream(Lexer lexer) {
    this.lexer = lexer;
    this.current = lexer.next();
  }

  Token current() {
    return current;
  }

  boolean is(TokenKind kind) {
    return current.kind() == kind;
  }

  boolean isName(String name) {
    return current.isName(name);
  }

  /// The token after the current one.
  Token look() {
    Token next = ahead;
    if (next == null) {
      next = lexed(current);
      ahead = next;
    }
    return next;
  }

  /// The next token of the lexer. The end of the template counts to the line of the token before
  /// it.
  private Token lexed(Token before) {
    Token next = lexer.next();
    return next.kind() == TokenKind.EOF
        ? new Token(TokenKind.EOF, "", before.position(), next.start())
        : next;
  }

  /// Goes on and gives the token that was left behind.
  Token next() {
    Token left = current;
    Token next = ahead;
    ahead = null;
    current = next == null ? lexed(left) : next;
    return left;
  }

  boolean skipIf(TokenKind kind) {
    boolean matches = is(kind);
    if (matches) {
      next();
    }
    return matches;
  }

  boolean skipIfName(String name) {
    boolean matches = isName(name);
    if (matches) {
      next();
    }
    return matches;
  }

  Token expect(TokenKind kind) {
    if (!is(kind)) {
      throw unexpected(kind.description());
    }
    return next();
  }

  Token expectName(String name) {
    if (!isName(name)) {
      throw unexpected(name);
    }
    return next();
  }

  private TemplateSyntaxError unexpected(String expected) {
    String message =
        is(TokenKind.EOF)
            ? "unexpected end of template, expected '" + expected + "'."
            : "expected token '" + expected + "', got " + Literals.quoted(current.description());
    return new TemplateSyntaxError(message, current.position());
  }

  /// The text that offsets of tokens refer to.
  String source() {
    return lexer.source();
  }
}
