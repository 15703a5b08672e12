package io.daybook.cli.models;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.execute.Connection;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;
import io.daybook.models.project.Target;
import io.daybook.models.project.VersionRange;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models debug`.
@Command(
    name = "debug",
    description = "Checks the project, the profile and the connection.",
    footer = {"", "Example:", "  daybook models debug --project-dir sql-models --target dev"})
public final class ModelsDebugCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  public ModelsDebugCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Console console = session.console();
    console.result("compatible with dbt: " + VersionRange.SPOKEN);
    console.result("java: " + Runtime.version());
    Project project = Project.open(options.invocation(session, Map.of("which", "debug")));
    Target target = project.target();
    console.result("dbt_project.yml file [OK found and valid]: " + project.root().folder());
    console.result("profiles.yml file [OK found and valid]");
    console.result("  profile: " + target.profileName() + ", target: " + target.name());
    target
        .values()
        .forEach((key, value) -> {
          if (value != null) {
            console.result("  " + key + ": " + value);
          }
        });
    try (Sessions sessions = new Sessions(Connection.of(target), 1)) {
      sessions.borrow().execute("select 1 as id", true);
      console.result("Connection test: [OK connection ok]");
      return 0;
    } catch (FailureException e) {
      console.result("Connection test: [ERROR]");
      console.failures(e.failures());
      return 1;
    }
  }
}
