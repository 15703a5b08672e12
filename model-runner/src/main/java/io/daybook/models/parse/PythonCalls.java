package io.daybook.models.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Python model says of itself: its calls of `dbt.ref`, `dbt.source` and `dbt.config`, which
/// mean the same in a template, and the keys that it asks its configuration for, which dbt makes
/// part of the configuration.
final class PythonCalls {
  private static final Pattern START =
      Pattern.compile("\\bdbt\\.(ref|source|config(?:\\.(?:meta_)?get)?)\\s*(?=\\()");
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(\"\"\"|''')(?s:.*?)\\1|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|#[^\\n]*");

  private PythonCalls() {}

  /// The calls as a template, empty if there are none.
  static String template(String code) {
    String bare = blanked(code, "");
    String plain = blanked(code, "#");
    StringBuilder template = new StringBuilder();
    List<String> keys = new ArrayList<>();
    List<String> metaKeys = new ArrayList<>();
    Matcher start = START.matcher(bare);
    while (start.find()) {
      int end = end(bare, start.end());
      String arguments = plain.substring(start.end(), end);
      switch (start.group(1)) {
        case "config.get" -> keys.add(arguments);
        case "config.meta_get" -> metaKeys.add(arguments);
        default -> template.append("{{ ").append(start.group(1)).append(arguments).append(" }}");
      }
    }
    if (!keys.isEmpty() || !metaKeys.isEmpty()) {
      template.append("{{ config(").append(asked("config", keys));
      template.append(", ").append(asked("meta", metaKeys)).append(") }}");
    }
    return template.toString();
  }

  /// The keys asked for and what stands in for each, as arguments of `config`.
  private static String asked(String what, List<String> calls) {
    List<String> keys = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    for (String call : calls) {
      String pair = "[" + call.substring(1, call.length() - 1) + "]";
      keys.add(pair + "[0]");
      defaults.add("(" + pair + " + [none])[1]");
    }
    return what + "_keys_used=" + keys + ", " + what + "_keys_defaults=" + defaults;
  }

  /// The code with blanks in the place of comments, or of texts and comments.
  private static String blanked(String code, String beginning) {
    return TEXT_OR_COMMENT
        .matcher(code)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group().startsWith(beginning)
                    ? " ".repeat(found.group().length())
                    : found.group()));
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
