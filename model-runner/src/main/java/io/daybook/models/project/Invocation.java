package io.daybook.models.project;

import io.daybook.kernel.run.Run;
import io.daybook.models.node.Fields;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the caller says of one invocation. Nothing is read from the process: the environment is
/// given too.
///
/// @param projectDir the folder of `dbt_project.yml`
/// @param profilesDir the folder of `profiles.yml`; else the project's folder, then `~/.dbt`
/// @param profile instead of the one that the project names
/// @param target instead of the profile's default
/// @param vars `--vars`, over those of the project
/// @param environment `env_var` reads it
/// @param flags dbt's flags by their lower-case names (`full_refresh`, `target_path`, ...); an
///   absent flag has dbt's default
/// @param run its id is the invocation's id
public record Invocation(
    Path projectDir,
    Optional<Path> profilesDir,
    Optional<String> profile,
    Optional<String> target,
    Map<String, @Nullable Object> vars,
    Map<String, String> environment,
    Fields flags,
    Run run) {

  /// The same with other variables.
  Invocation withVars(Map<String, @Nullable Object> other) {
    return new Invocation(projectDir, profilesDir, profile, target, other, environment, flags, run);
  }

  /// The same with other flags.
  Invocation withFlags(Fields other) {
    return new Invocation(projectDir, profilesDir, profile, target, vars, environment, other, run);
  }
}
