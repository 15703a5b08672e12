package io.daybook.models.compile.value;

import java.util.Locale;

/// Where a query begins behind its leading comments.
public final class SqlStart {
  private SqlStart() {}

  /// The place of the first character that is neither space nor comment.
  public static int of(String sql) {
    int at = 0;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /// The place behind `with`, or `with recursive`; negative where the query has none.
  public static int afterWith(String sql, int start) {
    int end = word(sql, start, "with");
    if (end < 0) {
      return -1;
    }
    int next = end;
    while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
      next++;
    }
    int recursive = word(sql, next, "recursive");
    return recursive < 0 ? end : recursive;
  }

  private static int word(String sql, int at, String word) {
    int end = at + word.length();
    boolean there =
        end < sql.length()
            && sql.substring(at, end).toLowerCase(Locale.ROOT).equals(word)
            && !Character.isLetterOrDigit(sql.charAt(end));
    return there ? end : -1;
  }
}
