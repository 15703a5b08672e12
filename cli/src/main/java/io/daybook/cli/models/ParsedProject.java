package io.daybook.cli.models;

import io.daybook.cli.models.option.FormerWords;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.cache.ParseCache;
import io.daybook.models.draft.Deprecations;
import io.daybook.models.draft.Strictness;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Manifest;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A project that was opened and parsed for a command, its manifest written.
///
/// @param project the project
/// @param manifest what it declares
record ParsedProject(Project project, Manifest manifest) {

  /// Opens and parses; dbt's warnings are told, or are errors with `--warn-error`.
  ///
  /// @param heard hears them where they are not
  @SuppressWarnings("ReferenceEquality") // a manifest that nothing was deferred in is the same one
  static ParsedProject open(Invocation invocation, Consumer<Warning> heard) {
    Project project = Project.open(invocation);
    List<Warning> warnings = new ArrayList<>(FormerWords.of(invocation));
    ParseCache.Parsed parsed = ParseCache.open(project, warnings::add);
    warnings.addAll(Deprecations.of(parsed.manifest(), invocation.run().now()));
    Strictness strictness = new Strictness(project.invocation().flags());
    List<Failure> errors = new ArrayList<>();
    warnings.stream().filter(strictness::isError).forEach(warning -> errors.add(error(warning)));
    if (!errors.isEmpty()) {
      throw new FailureException(errors);
    }
    warnings.forEach(heard);
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

  private static Failure error(Warning warning) {
    return new Failure.Config(
        "WARN-ERROR", warning.message(), Location.NONE, "correct it, or let warnings be warnings");
  }
}
