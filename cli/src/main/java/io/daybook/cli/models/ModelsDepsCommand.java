package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.models.project.Deps;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models deps`.
@Command(
    name = "deps",
    description = {
      "Installs the packages that packages.yml or dependencies.yml names: local ones are linked,",
      "git ones cloned. Packages of dbt's hub are not downloaded; installed ones stay."
    },
    footer = {"", "Example:", "  daybook models deps --project-dir sql-models"})
public final class ModelsDepsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  public ModelsDepsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Deps.install(
        options.invocation(session, Map.of("which", "deps")),
        line -> {
          if (!options.isQuiet(session)) {
            session.console().event("deps", line);
          }
        });
    return 0;
  }
}
