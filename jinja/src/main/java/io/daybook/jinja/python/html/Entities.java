package io.daybook.jinja.python.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolves the character references of HTML as Python's `html.unescape` does: by the rules of the
/// HTML standard, which a browser follows too.
public final class Entities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)");

  /// What the numbers 0x80 to 0x9f mean: characters of Windows-1252, a blank where it has none.
  private static final String WINDOWS =
      "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d "
          + " \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

  private static final Map<String, String> NAMED = read();

  private Entities() {}

  private static Map<String, String> read() {
    try (InputStream stream =
        Objects.requireNonNull(Entities.class.getResourceAsStream("entities.txt"))) {
      Map<String, String> named = new HashMap<>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> add(named, line.split(" ")));
      return Map.copyOf(named);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static void add(Map<String, String> named, String[] entry) {
    StringBuilder text = new StringBuilder();
    for (String point : entry[1].split("\\+")) {
      text.appendCodePoint(Integer.parseInt(point, 16));
    }
    named.put(entry[0] + ";", text.toString());
    if (entry.length > 2) {
      named.put(entry[0], text.toString());
    }
  }

  /// The text with its references resolved; what is none stays.
  public static String unescape(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(resolved(found.group(1))));
  }

  private static String resolved(String reference) {
    if (reference.startsWith("#")) {
      String digits = reference.substring(1).replace(";", "");
      boolean hex = digits.startsWith("x") || digits.startsWith("X");
      return character(hex ? digits.substring(1) : digits, hex ? 16 : 10);
    }
    String whole = NAMED.get(reference);
    if (whole != null) {
      return whole;
    }
    String rest = longestName(reference);
    return rest == null ? "&" + reference : rest;
  }

  /// The standard lets some names stand without a semicolon: the longest that begins the text.
  private static @Nullable String longestName(String reference) {
    for (int end = reference.length() - 1; end > 1; end--) {
      String known = NAMED.get(reference.substring(0, end));
      if (known != null) {
        return known + reference.substring(end);
      }
    }
    return null;
  }

  private static String character(String digits, int radix) {
    String bare = digits.replaceFirst("^0+", "");
    int point = bare.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt("0" + bare, radix);
    if (point >= 0x80 && point <= 0x9f) {
      char known = WINDOWS.charAt(point - 0x80);
      return Character.toString(known == ' ' ? (char) point : known);
    }
    if (point == 0 || !Character.isValidCodePoint(point) || isSurrogate(point)) {
      return "\ufffd";
    }
    return isNone(point) ? "" : Character.toString(point);
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /// Controls and code points that Unicode keeps free of characters.
  private static boolean isNone(int point) {
    boolean control =
        point < 0x20 && point != '\t' && point != '\n' && point != '\f' && point != '\r';
    return control
        || point == 0x7f
        || (point >= 0xfdd0 && point <= 0xfdef)
        || (point & 0xfffe) == 0xfffe;
  }
}
