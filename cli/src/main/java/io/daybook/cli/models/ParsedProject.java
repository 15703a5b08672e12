package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.cache.ParseCache;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Manifest;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A project that was opened and parsed for a command, its manifest written.
///
/// @param project the project
/// @param manifest what it declares
record ParsedProject(Project project, Manifest manifest) {

  /// Opens and parses; dbt's warnings are told, or are errors with `--warn-error`.
  @SuppressWarnings("ReferenceEquality") // without --defer it is the very same manifest
  static ParsedProject open(Session session, ModelsOptions options, Invocation invocation) {
    Project project = Project.open(invocation);
    List<Warning> warnings = new ArrayList<>();
    ParseCache.Parsed parsed = ParseCache.open(project, warnings::add);
    if (options.isWarnError(session) && !warnings.isEmpty()) {
      throw new FailureException(
          warnings.stream()
              .map(warning ->
                  new Failure.Config(
                      "WARN-ERROR",
                      warning.message(),
                      Location.NONE,
                      "correct it, or leave --warn-error out"))
              .toList());
    }
    if (!options.isQuiet(session)) {
      warnings.forEach(warning ->
          session
              .console()
              .event("warning", "[WARNING]: " + warning.message(), Map.of("name", warning.name())));
    }
    Manifest manifest =
        FormerRun.deferred(parsed.manifest(), invocation.flags(), Path.of("").toAbsolutePath());
    if (!Boolean.FALSE.equals(invocation.flags().get("write_json"))) {
      if (manifest == parsed.manifest()) {
        parsed.write(project.targetFolder());
      } else {
        ManifestFile.write(manifest, project.targetFolder());
      }
    }
    return new ParsedProject(project, manifest);
  }
}
