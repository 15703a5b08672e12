package io.daybook.models.project;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `require-dbt-version`: a project may refuse the language we speak, dbt {@value #SPOKEN}.
public final class VersionRange {
  /// The release of dbt-core that we are compatible with; projects see it as `dbt_version`.
  public static final String SPOKEN = "1.12.6";

  private static final Pattern BOUND =
      Pattern.compile("\\s*(=|==|>=|<=|>|<)?\\s*v?(\\d+)\\.(\\d+)\\.(\\d+)([-a-zA-Z0-9.+]*)\\s*");

  private VersionRange() {}

  static void check(String project, @Nullable Object required, YamlDocument document) {
    List<String> bounds = new ArrayList<>();
    for (String text : new Fields(Map.of("v", required == null ? "" : required)).texts("v")) {
      bounds.addAll(List.of(text.split(",", -1)));
    }
    for (String bound : bounds) {
      Matcher match = BOUND.matcher(bound);
      if (!match.matches()) {
        throw ProjectFile.invalid(
            document, null, "\"" + bound + "\" is not a valid semantic version");
      }
      if (!isSatisfied(match)) {
        throw ProjectFile.invalid(
            document,
            null,
            "This version of dbt is not supported with the '"
                + project
                + "' package: it requires "
                + bounds
                + ", this program speaks "
                + SPOKEN);
      }
    }
  }

  private static boolean isSatisfied(Matcher bound) {
    String[] own = SPOKEN.split("\\.", -1);
    int order = 0;
    for (int i = 0; i < 3 && order == 0; i++) {
      order = Integer.compare(Integer.parseInt(own[i]), Integer.parseInt(bound.group(i + 2)));
    }
    if (order == 0 && !bound.group(5).isEmpty() && bound.group(5).startsWith("-")) {
      order = 1; // the bound is a pre-release of our version
    }
    return switch (bound.group(1) == null ? "=" : bound.group(1)) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      default -> order == 0;
    };
  }
}
