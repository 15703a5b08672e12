package io.daybook.jinja.syntax;

import io.daybook.jinja.error.TemplateSyntaxError;
import io.daybook.jinja.value.Key;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers and the escapes of strings as Python does.
final class Literals {
  private static final Pattern FLOAT =
      Pattern.compile(
          "(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+\\-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
  private static final Pattern INTEGER =
      Pattern.compile(
          "0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");

  private Literals() {}

  /// A number and where it ends.
  record Numeral(TokenKind kind, Object value, int end) {}

  /// The number that begins at an offset.
  static Numeral number(String source, int offset) {
    if (offset == 0 || source.charAt(offset - 1) != '.') {
      Matcher real = FLOAT.matcher(source).region(offset, source.length());
      if (real.lookingAt()) {
        String digits = real.group().replace("_", "");
        return new Numeral(TokenKind.FLOAT, Double.valueOf(digits), real.end());
      }
    }
    Matcher whole = INTEGER.matcher(source).region(offset, source.length());
    if (!whole.lookingAt()) {
      throw new IllegalStateException("no number at " + offset);
    }
    return new Numeral(TokenKind.INTEGER, integer(whole.group().replace("_", "")), whole.end());
  }

  private static Object integer(String digits) {
    int radix = 10;
    if (digits.length() > 1) {
      radix =
          switch (digits.charAt(1)) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
          };
    }
    return Key.integer(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
  }

  /// A short text between the quotes that Python chooses.
  static String quoted(String text) {
    return text.indexOf('\'') >= 0 ? '"' + text + '"' : "'" + text + "'";
  }

  /// A character between the quotes that Python chooses.
  static String quote(char c) {
    return switch (c) {
      case '\'' -> "\"'\"";
      case '\\' -> "'\\\\'";
      default -> c < 0x20 || c == 0x7f ? String.format("'\\x%02x'", (int) c) : "'" + c + "'";
    };
  }

  /// The text between two quotes with its escapes resolved.
  static String unescape(String body, int position) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int at = 0;
    while (at < body.length()) {
      char c = body.charAt(at++);
      if (c != '\\') {
        out.append(c);
      } else if (at >= body.length()) {
        throw new TemplateSyntaxError("\\ at end of string", position);
      } else {
        at = escape(body, at, out, position);
      }
    }
    return out.toString();
  }

  // One piece: the table of Python's escapes.
  private static int escape(String body, int at, StringBuilder out, int position) {
    char c = body.charAt(at);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(body, at, out);
      }
      case 'x' -> {
        return hex(body, at + 1, 2, out, "truncated \\xXX escape", position);
      }
      case 'u' -> {
        return hex(body, at + 1, 4, out, "truncated \\uXXXX escape", position);
      }
      case 'U' -> {
        return hex(body, at + 1, 8, out, "truncated \\UXXXXXXXX escape", position);
      }
      case 'N' -> {
        return named(body, at + 1, out, position);
      }
      default -> unknown(body.codePointAt(at), out);
    }
    return at + (c == '\n' || c < 0x80 ? 1 : Character.charCount(body.codePointAt(at)));
  }

  /// Jinja2 turns characters beyond ASCII into escapes first, so a backslash before one eats its
  /// own.
  private static void unknown(int c, StringBuilder out) {
    out.append('\\');
    if (c < 0x80) {
      out.appendCodePoint(c);
    } else {
      out.append(String.format(c < 0x100 ? "x%02x" : c < 0x10000 ? "u%04x" : "U%08x", c));
    }
  }

  private static int octal(String body, int start, StringBuilder out) {
    int at = start;
    int value = 0;
    while (at < body.length()
        && at < start + 3
        && body.charAt(at) >= '0'
        && body.charAt(at) <= '7') {
      value = value * 8 + body.charAt(at++) - '0';
    }
    out.append((char) value);
    return at;
  }

  private static int hex(
      String body, int start, int digits, StringBuilder out, String message, int position) {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = i < body.length() ? Character.digit(body.charAt(i), 16) : -1;
      if (digit < 0 || body.charAt(i) >= 0x80) {
        throw new TemplateSyntaxError(message, position);
      }
      value = value << 4 | digit;
    }
    if (!Character.isValidCodePoint(value)) {
      throw new TemplateSyntaxError("illegal Unicode character", position);
    }
    out.appendCodePoint(value);
    return start + digits;
  }

  private static int named(String body, int start, StringBuilder out, int position) {
    int close = body.indexOf('}', start);
    if (start >= body.length() || body.charAt(start) != '{' || close < 0 || close == start + 1) {
      throw new TemplateSyntaxError("malformed \\N character escape", position);
    }
    try {
      out.appendCodePoint(Character.codePointOf(body.substring(start + 1, close)));
    } catch (IllegalArgumentException _) {
      throw new TemplateSyntaxError("unknown Unicode character name", position);
    }
    return close + 1;
  }
}
