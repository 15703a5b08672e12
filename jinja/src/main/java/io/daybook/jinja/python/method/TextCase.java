package io.daybook.jinja.python.method;

import java.util.Locale;
import java.util.function.IntPredicate;

/// What Python knows of letters: case, and the kinds of characters.
public final class TextCase {
  private TextCase() {}

  /// `str.capitalize`.
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = Character.charCount(text.codePointAt(0));
    String head = text.substring(0, first);
    return titled(head) + lower(text).substring(lower(head).length());
  }

  private static String titled(String character) {
    int point = character.codePointAt(0);
    int title = Character.toTitleCase(point);
    String upper = character.toUpperCase(Locale.ROOT);
    if (upper.length() > character.length() && title == point) {
      return upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    }
    return Character.toString(title);
  }

  static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean inWord = false;
    int at = 0;
    for (int c : text.codePoints().toArray()) {
      out.append(inWord ? lower(text, at, c) : titled(Character.toString(c)));
      inWord = isCasedLetter(c);
      at += Character.charCount(c);
    }
    return out.toString();
  }

  /// The small form of a character of a text: that of a Greek sigma depends on its neighbours.
  private static String lower(String text, int at, int c) {
    return c == 'Σ' ? sigma(text, at) : Character.toString(c).toLowerCase(Locale.ROOT);
  }

  /// `str.lower`. Java looks for the end of a word elsewhere than Python.
  public static String lower(String text) {
    if (text.indexOf('Σ') < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      out.append(lower(text, at, c));
      at += Character.charCount(c);
    }
    return out.toString();
  }

  /// The small sigma at the end of a word or elsewhere: a letter must come before it and none may
  /// follow, where marks between them do not count.
  private static String sigma(String text, int at) {
    int before = at;
    while (before > 0 && isIgnored(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    if (before == 0 || !isCasedLetter(text.codePointBefore(before))) {
      return "σ";
    }
    int after = at + 1;
    while (after < text.length() && isIgnored(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return after < text.length() && isCasedLetter(text.codePointAt(after)) ? "σ" : "ς";
  }

  private static boolean isIgnored(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> "'.:··՟״‘’․‧︓﹒﹕＇．：".indexOf(c) >= 0;
    };
  }

  static String swap(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      out.append(
          Character.isUpperCase(c)
              ? lower(text, at, c)
              : Character.isLowerCase(c) ? character.toUpperCase(Locale.ROOT) : character);
      at += Character.charCount(c);
    }
    return out.toString();
  }

  /// `str.casefold`: small letters, whatever stands beside them.
  static String fold(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(folded(c)));
    return out.toString();
  }

  private static String folded(int c) {
    boolean cherokee = (c >= 0x13a0 && c <= 0x13fd) || (c >= 0xab70 && c <= 0xabbf);
    if (cherokee) {
      return Character.toString(Character.toUpperCase(c));
    }
    return switch (c) {
      case 'ı' -> "ı";
      case 'ẞ' -> "ss";
      default -> {
        StringBuilder small = new StringBuilder();
        Character.toString(c)
            .toUpperCase(Locale.ROOT)
            .codePoints()
            .forEach(part -> small.append(Character.toString(part).toLowerCase(Locale.ROOT)));
        yield small.toString();
      }
    };
  }

  static boolean all(String text, IntPredicate test) {
    return !text.isEmpty() && text.codePoints().allMatch(test);
  }

  private static boolean isCasedLetter(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  static boolean isAlphabetic(int c) {
    return Character.isLetter(c);
  }

  static boolean isDigit(int c) {
    return Character.isDigit(c) || isSuperscript(c);
  }

  private static boolean isSuperscript(int c) {
    return c == 0xb2
        || c == 0xb3
        || c == 0xb9
        || (c >= 0x2070 && c <= 0x2089)
        || (c >= 0x2460 && c <= 0x2468);
  }

  static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  static boolean isIdentifier(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int first = text.codePointAt(0);
    return (first == '_' || Character.isUnicodeIdentifierStart(first))
        && text.codePoints()
            .allMatch(c ->
                c == '_'
                    || (Character.isUnicodeIdentifierPart(c)
                        && !Character.isIdentifierIgnorable(c)));
  }

  /// Whether all cased letters are of one case and there is at least one.
  public static boolean isCased(String text, boolean lower) {
    boolean found = false;
    for (int c : text.codePoints().toArray()) {
      if (lower
          ? Character.isUpperCase(c) || Character.isTitleCase(c)
          : Character.isLowerCase(c) || Character.isTitleCase(c)) {
        return false;
      }
      found |= lower ? Character.isLowerCase(c) : Character.isUpperCase(c);
    }
    return found;
  }

  static boolean isTitle(String text) {
    boolean found = false;
    boolean inWord = false;
    for (int c : text.codePoints().toArray()) {
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        if (inWord) {
          return false;
        }
        inWord = true;
        found = true;
      } else if (Character.isLowerCase(c)) {
        if (!inWord) {
          return false;
        }
        found = true;
      } else {
        inWord = false;
      }
    }
    return found;
  }
}
