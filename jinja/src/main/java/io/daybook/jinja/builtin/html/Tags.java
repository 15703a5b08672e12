package io.daybook.jinja.builtin.html;

import io.daybook.jinja.python.method.TextSplit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes tags out of HTML and resolves its entities.
public final class Tags {
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]+;)");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("copy", "\u00a9"),
          Map.entry("reg", "\u00ae"),
          Map.entry("laquo", "\u00ab"),
          Map.entry("raquo", "\u00bb"),
          Map.entry("ndash", "\u2013"),
          Map.entry("mdash", "\u2014"),
          Map.entry("hellip", "\u2026"),
          Map.entry("euro", "\u20ac"),
          Map.entry("bull", "\u2022"),
          Map.entry("middot", "\u00b7"),
          Map.entry("deg", "\u00b0"),
          Map.entry("auml", "\u00e4"),
          Map.entry("ouml", "\u00f6"),
          Map.entry("uuml", "\u00fc"),
          Map.entry("szlig", "\u00df"));

  private Tags() {}

  /// The text without tags and comments, its blanks collapsed, its entities resolved.
  public static String strip(String html) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int start = html.indexOf('<'); start >= 0; start = html.indexOf('<', from)) {
      boolean comment = html.startsWith("<!--", start);
      int end = comment ? html.indexOf("-->", start + 4) : html.indexOf('>', start);
      if (end < 0) {
        break;
      }
      out.append(html, from, start);
      from = end + (comment ? 3 : 1);
    }
    out.append(html, from, html.length());
    return unescape(String.join(" ", TextSplit.words(out.toString())));
  }

  private static String unescape(String text) {
    Matcher matcher = ENTITY.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(character(found.group())));
  }

  private static String character(String entity) {
    String name = entity.substring(1, entity.endsWith(";") ? entity.length() - 1 : entity.length());
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, entity);
    }
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    int point =
        (int)
            Math.min(Long.parseLong(name.substring(hex ? 2 : 1), hex ? 16 : 10), Integer.MAX_VALUE);
    return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "\ufffd";
  }
}
