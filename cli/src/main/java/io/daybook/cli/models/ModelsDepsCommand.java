package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.models.dependency.Addition;
import io.daybook.models.dependency.Installation;
import io.daybook.models.project.Invocation;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models deps`.
@Command(
    name = "deps",
    description = {
      "Installs the packages that packages.yml or dependencies.yml names, and those that they need:",
      "from dbt's hub (or the one that DBT_PACKAGE_HUB_URL names), git, tarballs and folders. What",
      "exactly was chosen is written to package-lock.yml and installed again until packages.yml",
      "changes. Without a network a package that is installed stays."
    },
    footer = {
      "",
      "Examples:",
      "  daybook models deps --project-dir sql-models",
      "  daybook models deps --add-package dbt-labs/dbt_utils@1.3.0"
    })
public final class ModelsDepsCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--upgrade", description = "Look for newer versions, whatever is locked.")
  private boolean upgrade;

  @Option(names = "--lock", description = "Write package-lock.yml, install nothing.")
  private boolean lock;

  @Option(
      names = "--add-package",
      paramLabel = "NAME@VERSION",
      description = "Add a package to packages.yml first.")
  private @Nullable String added;

  @Option(
      names = "--source",
      paramLabel = "hub|git|local",
      defaultValue = "hub",
      description = "Where the added package comes from; default: ${DEFAULT-VALUE}.")
  private String source = "hub";

  @Mixin private ModelsOptions options = new ModelsOptions();

  public ModelsDepsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Invocation invocation = options.invocation(session, Map.of("which", "deps"));
    Consumer<String> story =
        line -> {
          if (!options.isQuiet(session)) {
            session.console().event("deps", line);
          }
        };
    if (added != null) {
      Addition.of(added, source).to(invocation.projectDir(), story);
    }
    Installation.run(invocation, new Installation.Choice(upgrade, lock), story);
    return 0;
  }
}
