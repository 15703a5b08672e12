package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.project.Deps;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models clean`.
@Command(
    name = "clean",
    description = "Deletes the folders that the project names as clean-targets.",
    footer = {"", "Example:", "  daybook models clean --project-dir sql-models"})
public final class ModelsCleanCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  @Option(
      names = "--no-clean-project-files-only",
      description = "Also delete folders outside of the project.")
  private boolean outsideToo;

  @Option(names = "--clean-project-files-only", hidden = true)
  private boolean insideOnly;

  public ModelsCleanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    PackageProject root = Project.root(options.invocation(session, Map.of("which", "clean")));
    for (String target : root.paths("clean-targets")) {
      Path folder = root.folder().resolve(target).normalize();
      if (!folder.startsWith(root.folder()) && (insideOnly || !outsideToo)) {
        throw refused("dbt will not clean the following directory outside the project: " + folder);
      }
      if (root.folder().startsWith(folder)
          || root.paths("all-source-paths").stream()
              .anyMatch(path -> root.folder().resolve(path).normalize().startsWith(folder))) {
        throw refused("dbt will not clean the following source path: " + folder);
      }
      Deps.delete(folder);
      if (!options.isQuiet(session)) {
        session.console().event("cleaned", "Cleaned " + folder);
      }
    }
    return 0;
  }

  private static FailureException refused(String fact) {
    return new FailureException(
        new Failure.Config(
            "PROJECT-020",
            fact,
            Location.NONE,
            "take it out of clean-targets, or say --no-clean-project-files-only"));
  }
}
