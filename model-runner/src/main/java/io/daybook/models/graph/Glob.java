package io.daybook.models.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Wildcards as Python's `fnmatch` (any text) and `Path.glob` (paths) read them.
final class Glob {
  private static final Map<String, Pattern> TEXTS = new ConcurrentHashMap<>();
  private static final Map<String, Pattern> PATHS = new ConcurrentHashMap<>();

  private Glob() {}

  /// True if the whole text matches; `*` matches everything, dots and slashes too.
  static boolean matches(String text, String pattern) {
    return TEXTS
        .computeIfAbsent(pattern, p -> Pattern.compile(translated(p, false), Pattern.DOTALL))
        .matcher(text)
        .matches();
  }

  /// True if the path matches; `*` stays within one folder, `**` goes through all.
  static boolean matchesPath(String path, String pattern) {
    return PATHS
        .computeIfAbsent(pattern, p -> Pattern.compile(translated(clean(p), true)))
        .matcher(path)
        .matches();
  }

  private static String clean(String pattern) {
    String bare = pattern;
    while (bare.startsWith("./")) {
      bare = bare.substring(2);
    }
    return bare.replaceAll("/+$", "").replaceAll("/+", "/");
  }

  private static String translated(String pattern, boolean path) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (path && pattern.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 3;
      } else if (path && pattern.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else if (c == '*') {
        regex.append(path ? "[^/]*" : ".*");
        i++;
      } else if (c == '?') {
        regex.append(path ? "[^/]" : ".");
        i++;
      } else if (c == '[' && pattern.indexOf(']', i + 2) > 0) {
        int end = pattern.indexOf(']', i + 2);
        String set = pattern.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = end + 1;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
        i++;
      }
    }
    return regex.toString();
  }
}
