package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.Folders;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    List<Path> targets = folders(root, root.paths("clean-targets"));
    List<Path> sources = new ArrayList<>(targets);
    sources.retainAll(folders(root, root.paths("all-source-paths")));
    if (!sources.isEmpty()) {
      throw refused("dbt will not clean the following source paths: " + sources);
    }
    List<Path> outside =
        targets.stream()
            .filter(target -> !target.startsWith(root.folder()) || target.equals(root.folder()))
            .toList();
    if (!outside.isEmpty() && (insideOnly || !outsideToo)) {
      throw refused("dbt will not clean the following directories outside the project: " + outside);
    }
    for (Path folder : targets) {
      Folders.delete(folder);
      if (!options.isQuiet(session)) {
        session.console().event("cleaned", "Cleaned " + folder);
      }
    }
    return 0;
  }

  private static List<Path> folders(PackageProject root, List<String> paths) {
    return paths.stream().map(path -> root.folder().resolve(path).normalize()).distinct().toList();
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
