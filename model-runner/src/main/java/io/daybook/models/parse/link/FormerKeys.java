package io.daybook.models.parse.link;

import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.project.PackageProject;
import java.util.List;
import java.util.stream.Stream;

/// The keys of a `dbt_project.yml` that dbt renamed or gave up, and still reads.
public final class FormerKeys {
  private record Former(String event, String key, String now, String variable) {}

  private static final List<Former> RENAMED =
      List.of(
          new Former("ConfigSourcePathDeprecation", "source-paths", "model-paths", ""),
          new Former("ConfigDataPathDeprecation", "data-paths", "seed-paths", ""));
  private static final List<Former> GIVEN_UP =
      List.of(
          new Former("ConfigLogPathDeprecation", "log-path", "logs", "DBT_LOG_PATH"),
          new Former("ConfigTargetPathDeprecation", "target-path", "target", "DBT_TARGET_PATH"));

  private FormerKeys() {}

  /// dbt's warnings of them; a path that says what would hold anyway is none.
  public static Stream<Warning> of(PackageProject owner) {
    Fields written = owner.fields().fields("unrendered");
    return Stream.concat(
        RENAMED.stream().filter(former -> written.has(former.key)).map(FormerKeys::renamed),
        GIVEN_UP.stream()
            .filter(former -> written.has(former.key))
            .filter(former -> !former.now.equals(owner.fields().get(former.key)))
            .map(FormerKeys::givenUp));
  }

  private static Warning renamed(Former former) {
    return new Warning(
        former.event,
        "The `%s` config has been renamed to `%s`. Please update your `dbt_project.yml` configuration to reflect this change."
            .formatted(former.key, former.now));
  }

  private static Warning givenUp(Former former) {
    return new Warning(
        former.event,
        "The `%s` config in `dbt_project.yml` has been deprecated, and will no longer be supported in a future version of dbt-core. If you wish to write dbt %s to a custom directory, please use the --%s CLI flag or %s env var instead."
            .formatted(
                former.key,
                former.key.equals("log-path") ? "logs" : "artifacts",
                former.key,
                former.variable));
  }
}
