package io.daybook.models.project;

import io.daybook.models.node.Fields;
import io.daybook.models.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `require-dbt-version`: a project may refuse the language we speak, dbt {@value #SPOKEN}.
public final class VersionRange {
  /// The release of dbt-core that we are compatible with; projects see it as `dbt_version`.
  public static final String SPOKEN = "1.12.6";

  private VersionRange() {}

  static void check(String project, @Nullable Object required, YamlDocument document) {
    List<String> bounds = new ArrayList<>();
    for (String text : new Fields(Map.of("v", required == null ? "" : required)).texts("v")) {
      bounds.addAll(List.of(text.split(",", -1)));
    }
    Version spoken = Version.of(SPOKEN);
    for (String bound : bounds) {
      if (!bound(bound, document).allows(spoken)) {
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

  private static Version.Bound bound(String text, YamlDocument document) {
    try {
      return Version.Bound.of(text);
    } catch (IllegalArgumentException notOne) {
      throw ProjectFile.invalid(document, null, "require-dbt-version: " + notOne.getMessage());
    }
  }
}
