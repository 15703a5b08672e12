package io.daybook.jinja.syntax;

import io.daybook.jinja.error.Position;
import io.daybook.jinja.error.TemplateSyntaxError;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Cuts a template into tokens, one at a time: what follows an error of the parser is never looked
/// at.
final class Lexer {
  private enum State {
    ROOT,
    BLOCK,
    VARIABLE
  }

  private final String source;
  private final Whitespace whitespace;
  private final Deque<Character> open = new ArrayDeque<>();
  private int offset;
  private int line = 1;
  private int lineStart;
  private boolean lineStarting = true;
  private State state = State.ROOT;
  private @Nullable Token pending;

  Lexer(String text, Whitespace whitespace, boolean expression) {
    this.source = normalize(text, whitespace.keepTrailingNewline());
    this.whitespace = whitespace;
    if (expression) {
      state = State.VARIABLE;
    }
  }

  /// Newlines of any system become `\n`; the last one goes unless it is kept.
  static String normalize(String text, boolean keepTrailingNewline) {
    String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    return !keepTrailingNewline && unix.endsWith("\n")
        ? unix.substring(0, unix.length() - 1)
        : unix;
  }

  /// The text that offsets of tokens refer to.
  String source() {
    return source;
  }

  /// The next token; at the end always one of kind EOF.
  Token next() {
    Token ready = pending;
    if (ready != null) {
      pending = null;
      return ready;
    }
    while (true) {
      if (offset >= source.length()) {
        return new Token(TokenKind.EOF, "", Position.of(line, column(offset)), offset);
      }
      Token token = state == State.ROOT ? root() : tag();
      if (token != null) {
        return token;
      }
    }
  }

  private int column(int at) {
    return at - lineStart + 1;
  }

  private int here() {
    return Position.of(line, column(offset));
  }

  /// Moves on and counts the lines passed.
  private void advance(int to) {
    for (int i = source.indexOf('\n', offset); i >= 0 && i < to; i = source.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    offset = to;
  }

  private @Nullable Token root() {
    int start = offset;
    int position = here();
    int open = nextTag(start);
    if (open < 0) {
      advance(source.length());
      return new Token(TokenKind.DATA, source.substring(start), position, start);
    }
    int textEnd = textEnd(start, open);
    Token data =
        textEnd > start
            ? new Token(TokenKind.DATA, source.substring(start, textEnd), position, start)
            : null;
    advance(open);
    Token begin = begin(open);
    if (data == null) {
      return begin;
    }
    pending = begin;
    return data;
  }

  /// The offset of the next `{{`, `{%` or `{#`, or -1.
  private int nextTag(int from) {
    int at = source.indexOf('{', from);
    while (at >= 0 && at + 1 < source.length()) {
      char c = source.charAt(at + 1);
      if (c == '{' || c == '%' || c == '#') {
        return at;
      }
      at = source.indexOf('{', at + 1);
    }
    return -1;
  }

  private char charAt(int at) {
    return at < source.length() ? source.charAt(at) : '\0';
  }

  /// Where the text before a tag ends once the tag has stripped it.
  private int textEnd(int start, int open) {
    char sign = charAt(open + 2);
    int end = open;
    if (sign == '-') {
      while (end > start && Whitespace.isBlank(source.charAt(end - 1))) {
        end--;
      }
    } else if (sign != '+' && whitespace.lstripBlocks() && charAt(open + 1) != '{') {
      int newline = source.lastIndexOf('\n', open - 1);
      int from = newline < start ? start : newline + 1;
      if ((newline >= start || lineStarting) && from < open && blank(from, open)) {
        end = from;
      }
    }
    return end;
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Whitespace.isBlank(source.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Reads the beginning of a tag; comments are skipped, raw blocks give their text.
  private @Nullable Token begin(int open) {
    int position = here();
    char kind = source.charAt(open + 1);
    char sign = charAt(open + 2);
    int inner = open + (sign == '-' || sign == '+' ? 3 : 2);
    lineStarting = false;
    if (kind == '%') {
      int body = rawBegin(inner);
      if (body >= 0) {
        return raw(body);
      }
      advance(inner);
      state = State.BLOCK;
      return new Token(TokenKind.BLOCK_BEGIN, "", position, open);
    }
    if (kind == '#') {
      comment(inner);
      return null;
    }
    advance(inner);
    state = State.VARIABLE;
    return new Token(TokenKind.VARIABLE_BEGIN, "", position, open);
  }

  private void comment(int inner) {
    int close = source.indexOf("#}", inner);
    if (close < 0) {
      advance(inner);
      if (offset < source.length()) {
        throw new TemplateSyntaxError("Missing end of comment tag", here());
      }
      return;
    }
    closeTag(close > inner ? source.charAt(close - 1) : '\0', close + 2, true);
  }

  /// Leaves a tag whose delimiter ended at `end`, with the white space that goes with it.
  private void closeTag(char sign, int end, boolean trimmable) {
    int to = end;
    if (sign == '-') {
      to = skipBlank(end);
    } else if (sign != '+' && trimmable && whitespace.trimBlocks() && charAt(end) == '\n') {
      to = end + 1;
    }
    advance(to);
    lineStarting = source.charAt(to - 1) == '\n';
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < source.length() && Whitespace.isBlank(source.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The offset of the text of a raw block whose tag goes on at `inner`, or -1 if it is another
  /// tag.
  private int rawBegin(int inner) {
    int at = skipBlank(inner);
    if (!source.startsWith("raw", at)) {
      return -1;
    }
    at = skipBlank(at + 3);
    if (source.startsWith("-%}", at)) {
      return skipBlank(at + 3);
    }
    return source.startsWith("%}", at) ? at + 2 : -1;
  }

  private @Nullable Token raw(int body) {
    advance(body);
    lineStarting = source.charAt(body - 1) == '\n';
    for (int open = source.indexOf("{%", body); open >= 0; open = source.indexOf("{%", open + 1)) {
      char sign = charAt(open + 2);
      int name = skipBlank(open + (sign == '-' || sign == '+' ? 3 : 2));
      if (!source.startsWith("endraw", name)) {
        continue;
      }
      int close = skipBlank(name + "endraw".length());
      char closeSign = charAt(close);
      int delimiter = closeSign == '-' || closeSign == '+' ? close + 1 : close;
      if (source.startsWith("%}", delimiter)) {
        int position = here();
        String text = source.substring(body, textEnd(body, open));
        closeTag(closeSign, delimiter + 2, true);
        return text.isEmpty() ? null : new Token(TokenKind.DATA, text, position, body);
      }
    }
    if (body >= source.length()) {
      return null;
    }
    throw new TemplateSyntaxError("Missing end of raw directive", here());
  }

  private @Nullable Token tag() {
    char c = source.charAt(offset);
    if (open.isEmpty()) {
      Token end = tagEnd(c);
      if (end != null) {
        return end;
      }
    }
    if (Whitespace.isBlank(c)) {
      advance(skipBlank(offset));
      return null;
    }
    int start = offset;
    int position = here();
    if (c >= '0' && c <= '9') {
      Literals.Numeral number = Literals.number(source, offset);
      advance(number.end());
      return new Token(number.kind(), number.value(), position, start);
    }
    if (isWord(source.codePointAt(offset))) {
      return name(position);
    }
    int close = c == '\'' || c == '"' ? closingQuote(c) : 0;
    return close > 0 ? string(close, position) : operator(c, position);
  }

  private Token string(int close, int position) {
    int start = offset;
    String value = Literals.unescape(source.substring(offset + 1, close), position);
    advance(close + 1);
    return new Token(TokenKind.STRING, value, position, start);
  }

  private @Nullable Token tagEnd(char c) {
    boolean block = state == State.BLOCK;
    int delimiter = c == '-' || (block && c == '+') ? offset + 1 : offset;
    if (!source.startsWith(block ? "%}" : "}}", delimiter)) {
      return null;
    }
    Token token =
        new Token(block ? TokenKind.BLOCK_END : TokenKind.VARIABLE_END, "", here(), offset);
    closeTag(delimiter > offset ? c : '\0', delimiter + 2, block);
    state = State.ROOT;
    return token;
  }

  private Token name(int position) {
    int start = offset;
    int end = start;
    while (end < source.length() && isWord(source.codePointAt(end))) {
      end += Character.charCount(source.codePointAt(end));
    }
    String name = source.substring(start, end);
    int first = name.codePointAt(0);
    if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
      throw new TemplateSyntaxError("Invalid character in identifier", position);
    }
    advance(end);
    return new Token(TokenKind.NAME, name, position, start);
  }

  private static boolean isWord(int c) {
    return c < 0x80
        ? Character.isLetterOrDigit(c) || c == '_'
        : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private int closingQuote(char quote) {
    int at = offset + 1;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == quote) {
        return at;
      }
      at += c == '\\' ? 2 : 1;
    }
    return -1;
  }

  private Token operator(char c, int position) {
    int start = offset;
    TokenKind kind = Operators.at(source, offset);
    if (kind == null) {
      throw new TemplateSyntaxError(
          "unexpected char " + Literals.quote(c) + " at " + source.codePointCount(0, offset),
          position);
    }
    switch (c) {
      case '{' -> open.push('}');
      case '(' -> open.push(')');
      case '[' -> open.push(']');
      case '}', ')', ']' -> close(c, position);
      default -> {}
    }
    advance(offset + kind.description().length());
    return new Token(kind, kind.description(), position, start);
  }

  private void close(char c, int position) {
    if (open.isEmpty()) {
      throw new TemplateSyntaxError("unexpected '" + c + "'", position);
    }
    char expected = open.pop();
    if (expected != c) {
      throw new TemplateSyntaxError(
          "unexpected '" + c + "', expected '" + expected + "'", position);
    }
  }
}
