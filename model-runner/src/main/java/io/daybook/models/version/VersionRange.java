package io.daybook.models.version;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `require-dbt-version`: a project may refuse the language we speak, dbt {@value #SPOKEN}.
public final class VersionRange {
  /// The release of dbt-core that we are compatible with; projects see it as `dbt_version`.
  public static final String SPOKEN = "1.12.6";

  private VersionRange() {}

  /// Why a project cannot be run here, if it cannot.
  ///
  /// @param project its name
  /// @param required its `require-dbt-version`: a text or a list of texts
  public static Optional<String> problem(String project, @Nullable Object required) {
    List<String> bounds = new ArrayList<>();
    for (String text : new Fields(Map.of("v", required == null ? "" : required)).texts("v")) {
      bounds.addAll(List.of(text.split(",", -1)));
    }
    Version spoken = Version.of(SPOKEN);
    try {
      for (String bound : bounds) {
        if (!Version.Bound.of(bound).allows(spoken)) {
          return Optional.of(
              "This version of dbt is not supported with the '"
                  + project
                  + "' package: it requires "
                  + bounds
                  + ", this program speaks "
                  + SPOKEN);
        }
      }
    } catch (IllegalArgumentException notOne) {
      return Optional.of("require-dbt-version: " + notOne.getMessage());
    }
    return Optional.empty();
  }
}
