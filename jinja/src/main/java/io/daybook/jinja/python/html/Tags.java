package io.daybook.jinja.python.html;

import java.util.List;
import java.util.function.Function;

/// Takes tags out of HTML, as MarkupSafe does.
public final class Tags {
  private Tags() {}

  /// The text without tags and comments, its blanks collapsed, its entities resolved.
  ///
  /// @param words splits a text at its blanks
  public static String strip(String html, Function<String, List<String>> words) {
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
    return Entities.unescape(String.join(" ", words.apply(out.toString())));
  }
}
