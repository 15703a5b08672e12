package io.daybook.models.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Wildcards as Python's `fnmatch` (any text) and `Path.glob` (paths) read them.
final class Glob {
  private static final Map<String, Pattern> TEXTS = new ConcurrentHashMap<>();

  private Glob() {}

  /// True if the whole text matches; `*` matches everything, dots and slashes too.
  static boolean matches(String text, String pattern) {
    return TEXTS
        .computeIfAbsent(pattern, p -> Pattern.compile(translated(p), Pattern.DOTALL))
        .matcher(text)
        .matches();
  }

  /// The places that match; `*` stays within one folder, `**` stands for folders only.
  ///
  /// @param places paths of files, and of folders with a slash at their end; `/` is the root
  /// @return the same without slashes at the end
  static Set<String> places(String pattern, Set<String> places) {
    if (pattern.isEmpty()) {
      throw SpecParser.invalid(pattern, "Unacceptable pattern: ''");
    }
    if (pattern.startsWith("/")) {
      throw SpecParser.invalid(pattern, "Non-relative patterns are unsupported");
    }
    List<String> parts = parts(pattern);
    if (parts.stream().anyMatch(part -> part.contains("**") && !part.equals("**"))) {
      throw SpecParser.invalid(
          pattern, "Invalid pattern: '**' can only be an entire path component");
    }
    boolean folders = pattern.endsWith("/");
    return places.stream()
        .filter(place -> place.endsWith("/") || !folders)
        .filter(place -> isAt(parts(place), parts, place.endsWith("/")))
        .map(place -> place.replaceFirst("/$", ""))
        .collect(Collectors.toSet());
  }

  private static List<String> parts(String path) {
    return Stream.of(path.split("/", -1))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .toList();
  }

  private static boolean isAt(List<String> path, List<String> pattern, boolean folder) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("**")) {
      int last = folder ? path.size() : path.size() - 1;
      for (int i = 0; i <= last; i++) {
        if (isAt(path.subList(i, path.size()), rest, folder)) {
          return true;
        }
      }
      return false;
    }
    return !path.isEmpty()
        && matches(path.getFirst(), pattern.getFirst())
        && isAt(path.subList(1, path.size()), rest, folder);
  }

  private static String translated(String pattern) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = c == '[' ? pattern.indexOf(']', i + (pattern.startsWith("!", i + 1) ? 3 : 2)) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        regex.append(set(pattern.substring(i + 1, end)));
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      i++;
    }
    return regex.toString();
  }

  /// A set of characters; a range whose ends are the wrong way round holds none.
  private static String set(String written) {
    boolean not = written.startsWith("!");
    String members = not ? written.substring(1) : written;
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < members.length(); i++) {
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        if (members.charAt(i) <= members.charAt(i + 2)) {
          set.append(escaped(members.charAt(i))).append('-').append(escaped(members.charAt(i + 2)));
        }
        i += 2;
      } else {
        set.append(escaped(members.charAt(i)));
      }
    }
    if (set.isEmpty()) {
      return not ? "." : "(?!)";
    }
    return (not ? "[^" : "[") + set + "]";
  }

  private static String escaped(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }
}
