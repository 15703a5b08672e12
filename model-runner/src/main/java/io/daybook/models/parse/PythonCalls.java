package io.daybook.models.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Python model says of itself: its calls of `dbt.ref`, `dbt.source` and `dbt.config`, which
/// mean the same in a template.
final class PythonCalls {
  private static final Pattern START = Pattern.compile("\\bdbt\\.(?=(?:ref|source|config)\\s*\\()");
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(\"\"\"|''')(?s:.*?)\\1|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|#[^\\n]*");

  private PythonCalls() {}

  /// The calls as a template, empty if there are none.
  static String template(String code) {
    String bare = blanked(code);
    StringBuilder template = new StringBuilder();
    Matcher start = START.matcher(bare);
    while (start.find()) {
      int end = end(bare, start.end());
      template.append("{{ ").append(code, start.end(), end).append(" }}");
    }
    return template.toString();
  }

  /// The code with blanks in the place of texts and comments.
  private static String blanked(String code) {
    return TEXT_OR_COMMENT.matcher(code).replaceAll(found -> " ".repeat(found.group().length()));
  }

  /// Behind the bracket that closes the first one.
  private static int end(String bare, int from) {
    int open = 0;
    for (int i = from; i < bare.length(); i++) {
      char c = bare.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && open == 0) {
        return i + 1;
      }
    }
    return bare.length();
  }
}
