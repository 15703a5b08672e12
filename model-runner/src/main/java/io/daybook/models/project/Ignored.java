package io.daybook.models.project;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/// The patterns of `.dbtignore`, in git's language: the last one that matches decides.
record Ignored(List<Pattern> patterns) {

  /// One line of the file.
  ///
  /// @param matchers any of them hits
  /// @param isKept the line began with `!`
  record Pattern(List<PathMatcher> matchers, boolean isKept) {}

  static Ignored of(Path folder) {
    Path file = folder.resolve(".dbtignore");
    if (!Files.isRegularFile(file)) {
      return new Ignored(List.of());
    }
    List<Pattern> patterns = new ArrayList<>();
    for (String line : SourceFiles.text(file).split("\n", -1)) {
      String pattern = line.strip();
      if (!pattern.isEmpty() && !pattern.startsWith("#")) {
        patterns.add(pattern(pattern));
      }
    }
    return new Ignored(patterns);
  }

  boolean contains(String path) {
    Path relative = Path.of(path);
    boolean hit = false;
    for (Pattern pattern : patterns) {
      if (pattern.matchers().stream().anyMatch(matcher -> matcher.matches(relative))) {
        hit = !pattern.isKept();
      }
    }
    return hit;
  }

  private static Pattern pattern(String line) {
    boolean kept = line.startsWith("!");
    String text = kept ? line.substring(1) : line;
    boolean folder = text.endsWith("/");
    String bare = folder ? text.substring(0, text.length() - 1) : text;
    boolean anchored = bare.indexOf('/') >= 0;
    bare = bare.startsWith("/") ? bare.substring(1) : bare;
    List<String> globs = new ArrayList<>();
    for (String start : anchored ? List.of("") : List.of("", "**/")) {
      globs.add(start + bare + "/**");
      if (!folder) {
        globs.add(start + bare);
      }
    }
    return new Pattern(
        globs.stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList(),
        kept);
  }
}
