package io.daybook.models.module;

/// Translates the text of a Python pattern into one of Java's. The two languages differ in the
/// names of groups, in `\\Z`, in `{` outside of a repetition, and within `[...]`, where Java alone
/// knows nested classes and intersections.
final class PatternText {
  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private PatternText(String pattern) {
    this.pattern = pattern;
  }

  /// The same pattern as Java writes it.
  static String java(String pattern) {
    return new PatternText(pattern).translated();
  }

  private String translated() {
    while (at < pattern.length()) {
      switch (pattern.charAt(at)) {
        case '\\' -> escape();
        case '[' -> characters();
        case '(' -> group();
        case '{' -> brace();
        default -> out.append(pattern.charAt(at++));
      }
    }
    return out.toString();
  }

  private void escape() {
    boolean end = pattern.startsWith("\\Z", at);
    out.append(end ? "\\z" : pattern.substring(at, Math.min(at + 2, pattern.length())));
    at += 2;
  }

  /// A set of characters: `[` and `&` in it mean themselves, so does a `]` in the first place.
  private void characters() {
    out.append(pattern.charAt(at++));
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      out.append(pattern.charAt(at++));
    }
    for (boolean first = true; at < pattern.length(); first = false) {
      char c = pattern.charAt(at);
      if (c == ']' && !first) {
        out.append(c);
        at++;
        return;
      }
      if (c == '\\') {
        escape();
        continue;
      }
      if ("[]& \n#".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
      at++;
    }
  }

  private void group() {
    if (pattern.startsWith("(?P<", at)) {
      int end = pattern.indexOf('>', at);
      out.append("(?<").append(name(pattern.substring(at + 4, Math.max(end, at + 4)))).append('>');
      at = end < 0 ? pattern.length() : end + 1;
    } else if (pattern.startsWith("(?P=", at)) {
      int end = pattern.indexOf(')', at);
      out.append("\\k<").append(name(pattern.substring(at + 4, Math.max(end, at + 4)))).append('>');
      at = end < 0 ? pattern.length() : end + 1;
    } else {
      out.append(pattern.charAt(at++));
    }
  }

  /// Java's names of groups have letters and digits only.
  static String name(String python) {
    return python.replace("_", "UNDERSCORE");
  }

  /// The name that {@link #name} made.
  static String python(String name) {
    return name.replace("UNDERSCORE", "_");
  }

  /// A brace repeats only as `{2}`, `{2,}`, `{,3}` or `{2,3}`; else it means itself.
  private void brace() {
    int end = pattern.indexOf('}', at);
    String inside = end < 0 ? "" : pattern.substring(at + 1, end);
    if (!inside.matches("\\d+(,\\d*)?|,\\d+")) {
      out.append("\\{");
      at++;
      return;
    }
    out.append('{').append(inside.startsWith(",") ? "0" : "").append(inside).append('}');
    at = end + 1;
  }
}
