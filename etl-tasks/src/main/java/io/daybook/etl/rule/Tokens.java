package io.daybook.etl.rule;

import java.util.ArrayList;
import java.util.List;

/// Cuts an expression's text into tokens.
final class Tokens {
  /// Longer signs first, so that `<=>` is not read as `<=`.
  private static final List<String> SIGNS =
      List.of(
          "<=>", "=>", "<=", ">=", "<>", "+-", "=", "<", ">", "~", "±", "+", "-", "*", "/", "(",
          ")", ",", ".");

  private final String text;
  private int position;

  private Tokens(String text) {
    this.text = text;
  }

  /// All tokens, the last one being the end.
  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    List<Token> all = new ArrayList<>();
    Token token;
    do {
      token = tokens.next();
      all.add(token);
    } while (token.type() != Token.Type.END);
    return all;
  }

  private Token next() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    int start = position;
    if (start == text.length()) {
      return new Token(Token.Type.END, start, "");
    }
    char c = text.charAt(start);
    if (isDigit(c)) {
      return new Token(Token.Type.NUMBER, start, number());
    }
    if (Character.isLetter(c) || c == '_') {
      while (position < text.length() && isWordPart(text.charAt(position))) {
        position++;
      }
      return new Token(Token.Type.WORD, start, text.substring(start, position));
    }
    if (c == '\'') {
      return new Token(Token.Type.TEXT, start, quoted());
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, start)) {
        position += sign.length();
        return new Token(Token.Type.SIGN, start, sign);
      }
    }
    throw new Unreadable(start, "\"" + c + "\" has no meaning here");
  }

  private String number() {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (position + 1 < text.length()
        && text.charAt(position) == '.'
        && isDigit(text.charAt(position + 1))) {
      position++;
      while (position < text.length() && isDigit(text.charAt(position))) {
        position++;
      }
    }
    return text.substring(start, position);
  }

  private String quoted() {
    int start = position++;
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '\'') {
        value.append(c);
      } else if (position < text.length() && text.charAt(position) == '\'') {
        value.append('\'');
        position++;
      } else {
        return value.toString();
      }
    }
    throw new Unreadable(start, "the text that begins here has no closing quote");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// An expression cannot be read; never leaves this package.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    Unreadable(int position, String fact) {
      super(fact, null, false, false);
      this.position = position;
    }

    int position() {
      return position;
    }

    String fact() {
      return String.valueOf(getMessage());
    }
  }
}
