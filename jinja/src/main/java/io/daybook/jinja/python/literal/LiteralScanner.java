package io.daybook.jinja.python.literal;

import io.daybook.jinja.syntax.PythonText;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.None;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the atoms of Python literals: numbers, strings, constants, and the blanks and comments
/// between.
final class LiteralScanner {
  private static final Pattern REAL =
      Pattern.compile(
          "(?:\\d(?:_?\\d)*)?\\.\\d(?:_?\\d)*(?:[eE][+-]?\\d(?:_?\\d)*)?|\\d(?:_?\\d)*\\.(?:[eE][+-]?\\d(?:_?\\d)*)?|\\d(?:_?\\d)*[eE][+-]?\\d(?:_?\\d)*");
  private static final Pattern WHOLE =
      Pattern.compile(
          "0[xX](?:_?[\\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?\\d)*");

  private final String text;
  private int at;
  private int depth;

  /// The text is no literal.
  static final class NoLiteral extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLiteral() {
      super("no literal", null, false, false);
    }
  }

  LiteralScanner(String text) {
    this.text = text;
  }

  /// Steps over blanks, and over newlines where brackets are open.
  private void blanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == ' ' || c == '\t' || c == '\f' || (depth > 0 && (c == '\n' || c == '\r'))) {
        at++;
      } else {
        return;
      }
    }
  }

  /// Whether nothing follows; a last line of blanks only would be an indented line.
  boolean atEnd() {
    blanks();
    String rest = text.substring(at);
    boolean indented =
        rest.indexOf('\n') >= 0
            && !rest.endsWith("\n")
            && rest.substring(rest.lastIndexOf('\n')).isBlank();
    return !indented && rest.lines().allMatch(LiteralScanner::isBlankOrComment);
  }

  static boolean isBlankOrComment(String line) {
    String bare = line.strip();
    return bare.isEmpty() || bare.startsWith("#");
  }

  char peek() {
    blanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  boolean skip(char c) {
    boolean found = peek() == c && at < text.length();
    if (found) {
      at++;
    }
    return found;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw new NoLiteral();
    }
  }

  void open(char c) {
    depth++;
    expect(c);
  }

  void close() {
    depth--;
  }

  Object atom() {
    char c = peek();
    if (c == '\'' || c == '"') {
      StringBuilder all = new StringBuilder();
      while (peek() == '\'' || peek() == '"') {
        all.append(string());
      }
      return all.toString();
    }
    if (Character.isDigit(c) || c == '.') {
      return number();
    }
    return word();
  }

  private Object word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return switch (text.substring(start, at)) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> None.NONE;
      default -> throw new NoLiteral();
    };
  }

  private Object number() {
    Matcher real = REAL.matcher(text).region(at, text.length());
    if (real.lookingAt()) {
      at = real.end();
      refuseTail();
      return Double.valueOf(real.group().replace("_", ""));
    }
    Matcher whole = WHOLE.matcher(text).region(at, text.length());
    if (!whole.lookingAt()) {
      throw new NoLiteral();
    }
    at = whole.end();
    refuseTail();
    String digits = whole.group().replace("_", "");
    int radix = digits.length() < 2 ? 10 : radix(digits.charAt(1));
    return Key.integer(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private void refuseTail() {
    if (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || text.charAt(at) == '.')) {
      throw new NoLiteral();
    }
  }

  private String string() {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, at);
    String close = isTriple ? triple : String.valueOf(quote);
    int start = at + close.length();
    int end = start;
    while (!text.startsWith(close, end)) {
      if (end >= text.length() || (!isTriple && text.charAt(end) == '\n')) {
        throw new NoLiteral();
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    at = end + close.length();
    return PythonText.unescape(text.substring(start, Math.min(end, text.length())));
  }
}
