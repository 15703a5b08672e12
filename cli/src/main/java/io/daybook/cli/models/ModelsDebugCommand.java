package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.Event;
import io.daybook.models.execute.Connection;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Checkup;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Target;
import io.daybook.models.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models debug`.
@Command(
    name = "debug",
    description = "Checks the project, the profile and the connection.",
    footer = {
      "",
      "Example:",
      "  daybook models debug --project-dir sql-models --target dev",
      "",
      "Exit codes are dbt's: 0 all is well, 1 a check failed."
    })
public final class ModelsDebugCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  @Option(names = "--connection", description = "Check the profile and the connection only.")
  private boolean connection;

  @Option(names = "--config-dir", description = "Tell how to open the folder of the profiles.")
  private boolean configDir;

  public ModelsDebugCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::check);
  }

  private int check() {
    // One check after the other, as dbt tells them.
    Invocation asked = options.invocation(session, Map.of("which", "debug"));
    Invocation invocation = WarehouseProfile.complete(session, asked);
    ModelsStory story = new ModelsStory(session, invocation);
    story.begin();
    Checkup checkup = Checkup.of(invocation);
    if (configDir) {
      String folder = String.valueOf(checkup.profilesFile().getParent());
      story.info("To view your profiles.yml file, run:\n\nxdg-open " + folder);
      return 0;
    }
    List<String> problems = new ArrayList<>();
    facts(story, invocation, checkup);
    if (connection) {
      told(story, "Skipping steps before connection verification");
    } else {
      told(story, "Configuration:");
      told(story, "  profiles.yml file [" + checkup.profile().state() + "]");
      told(story, "  dbt_project.yml file [" + checkup.project().state() + "]");
    }
    for (Checkup.Finding finding : List.of(checkup.profile(), checkup.project())) {
      if (!finding.isGood()) {
        problems.add(finding.summary());
      }
    }
    checkup
        .target()
        .ifPresentOrElse(
            target -> connect(story, target, problems),
            () -> told(story, "Connection test skipped since no profile was found"));
    if (problems.isEmpty()) {
      result(story, "All checks passed!");
      return 0;
    }
    result(story, problems.size() + (problems.size() == 1 ? " check" : " checks") + " failed:");
    problems.forEach(problem -> result(story, problem + "\n"));
    return 1;
  }

  private static void facts(ModelsStory story, Invocation invocation, Checkup checkup) {
    told(story, "compatible with dbt: " + VersionRange.SPOKEN);
    told(story, "java: " + Runtime.version());
    told(story, "Using profiles dir at " + checkup.profilesFile().getParent());
    told(story, "Using profiles.yml file at " + checkup.profilesFile());
    told(
        story,
        "Using dbt_project.yml file at " + invocation.projectDir().resolve("dbt_project.yml"));
    if (checkup.profile().isGood()) {
      told(story, "adapter type: postgres");
    }
  }

  private static void connect(ModelsStory story, Target target, List<String> problems) {
    told(story, "Connection:");
    target
        .connection()
        .forEach((key, value) -> told(story, "  " + key + ": " + (value == null ? "None" : value)));
    try (Sessions sessions = new Sessions(Connection.of(target), 1)) {
      sessions.borrow().execute("select 1 as id", true);
      told(story, "  Connection test: [OK connection ok]\n");
    } catch (FailureException e) {
      told(story, "  Connection test: [ERROR]\n");
      problems.add(
          """
          dbt was unable to connect to the specified database.
          The database returned the following error:

            >%s

          Check your database credentials and try again. For more information, visit:
          %s
          """
              .formatted(e.failure().fact(), Checkup.MANUAL));
    }
  }

  private static void told(ModelsStory story, String line) {
    story.tell(Event.info("DebugCmdOut", "Z047", line, Map.of("msg", line)));
  }

  private static void result(ModelsStory story, String line) {
    story.tell(Event.info("DebugCmdResult", "Z048", line, Map.of("msg", line)));
  }
}
