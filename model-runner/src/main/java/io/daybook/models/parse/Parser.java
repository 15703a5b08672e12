package io.daybook.models.parse;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.project.Project;
import java.util.Map;

/// From files to a {@link Manifest}.
public final class Parser {
  private Parser() {}

  /// Parses the root project and its packages.
  ///
  /// @throws io.daybook.kernel.failure.FailureException with dbt's parse errors, located
  public static Manifest parse(Project project) {
    return new Manifest(
        Fields.EMPTY.with("project_name", project.root().name()),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Fields.EMPTY,
        Map.of());
  }
}
