package io.daybook.jinja.python.literal;

import io.daybook.jinja.python.Bytes;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Ellipsis;
import io.daybook.jinja.syntax.PythonText;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.None;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the atoms of Python literals: numbers, strings, constants, and the blanks and comments
/// between.
final class LiteralScanner {
  private static final Pattern REAL =
      Pattern.compile(
          "(?:\\d(?:_?\\d)*)?\\.\\d(?:_?\\d)*(?:[eE][+-]?\\d(?:_?\\d)*)?|\\d(?:_?\\d)*\\.(?:[eE][+-]?\\d(?:_?\\d)*)?|\\d(?:_?\\d)*[eE][+-]?\\d(?:_?\\d)*");
  private static final Pattern IMAGINARY = Pattern.compile("((?:" + REAL + ")|\\d(?:_?\\d)*)[jJ]");
  private static final Pattern WHOLE =
      Pattern.compile(
          "0[xX](?:_?[\\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?\\d)*");

  private static final Set<String> PREFIXES = Set.of("", "b", "r", "u", "br", "rb");

  /// An escape that bytes do not know: its backslash stands for itself.
  private static final Pattern FOR_TEXT_ONLY =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)(\\\\[uUN])");

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
      return strings();
    }
    if (text.startsWith("...", at)) {
      at += "...".length();
      return Ellipsis.ELLIPSIS;
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
    String word = text.substring(start, at);
    boolean quoted = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    return switch (word) {
      case String prefix when quoted && PREFIXES.contains(prefix.toLowerCase(Locale.ROOT)) -> {
        at = start;
        yield strings();
      }
      case "True" -> true;
      case "False" -> false;
      case "None" -> None.NONE;
      default -> throw new NoLiteral();
    };
  }

  private Object number() {
    Matcher imaginary = IMAGINARY.matcher(text).region(at, text.length());
    if (imaginary.lookingAt()) {
      at = imaginary.end();
      refuseTail();
      return new Complex(0, Double.parseDouble(imaginary.group(1).replace("_", "")));
    }
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

  /// Strings beside each other are one; all of them are texts, or all are bytes.
  private Object strings() {
    StringBuilder all = new StringBuilder();
    @Nullable Boolean bytes = null;
    for (String prefix = prefix(); prefix != null; prefix = prefix()) {
      boolean isBytes = prefix.contains("b");
      if (bytes != null && bytes != isBytes) {
        throw new NoLiteral();
      }
      bytes = isBytes;
      all.append(string(isBytes, prefix.contains("r")));
    }
    return Boolean.TRUE.equals(bytes) ? new Bytes(all.toString()) : all.toString();
  }

  /// Steps over the letters before a quote; null where no string begins.
  private @Nullable String prefix() {
    peek();
    int quote = at;
    while (quote < text.length() && Character.isLetter(text.charAt(quote))) {
      quote++;
    }
    boolean quoted =
        quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"');
    String letters = text.substring(at, quote).toLowerCase(Locale.ROOT);
    if (!quoted || !PREFIXES.contains(letters)) {
      return null;
    }
    at = quote;
    return letters;
  }

  private String string(boolean bytes, boolean raw) {
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
    String body = text.substring(start, Math.min(end, text.length()));
    if (bytes && !body.chars().allMatch(c -> c < 0x80)) {
      throw new NoLiteral();
    }
    if (raw) {
      return body;
    }
    return bytes
        ? PythonText.unescape(FOR_TEXT_ONLY.matcher(body).replaceAll("$1\\\\$2"))
        : PythonText.unescape(body);
  }
}
