package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models retry`.
@Command(
    name = "retry",
    description =
        "Runs again what failed or was skipped the last time, with the flags of that time.",
    footer = {
      "",
      "Example:",
      "  daybook models retry",
      "  daybook models retry --state target-of-yesterday",
      "",
      "Exit codes are dbt's: 0 good, 1 a node failed, 2 anything else."
    })
public final class ModelsRetryCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private ExitOptions exit = new ExitOptions();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The folder of that run's artifacts (default: the target folder).")
  private @Nullable Path state;

  @Option(
      names = "--defer-state",
      paramLabel = "DIR",
      description = "Artifacts for --defer, which that run was told to do.")
  private @Nullable Path deferState;

  /// As with dbt the flags of that time hold.
  @SuppressWarnings("UnusedVariable") // only accepted
  @Option(
      names = {"-f", "--full-refresh", "-x", "--fail-fast", "--defer", "--favor-state"},
      negatable = true,
      hidden = true)
  private boolean[] accepted = {};

  public ModelsRetryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return exit.of(session, this::run);
  }

  private Runner.Report run() {
    Invocation here = options.invocation(session, Map.of("which", "retry"));
    FormerRun former = FormerRun.read(folder(here));
    Task task = task(former.verb());
    Set<String> unfinished = former.unfinished(options.isWarnError(session));
    Invocation again = options.again(session, former, deferState);
    if (task == Task.RUN_OPERATION && !unfinished.isEmpty()) {
      return ModelsOperationCommand.run(session, again);
    }
    try (ModelsRun run = ModelsRun.open(session, options, again)) {
      if (task == Task.RUN_OPERATION) {
        return new Runner.Report(task, List.of(), 0, run.runner().workspace()); // as dbt: silent
      }
      Set<String> ids = new LinkedHashSet<>(run.graph().parents().keySet());
      for (String id : unfinished) {
        if (!ids.contains(id)) {
          throw gone(id);
        }
      }
      ids.retainAll(unfinished);
      run.runner().resume(former.former());
      return run.run(task, ids);
    }
  }

  private static FailureException gone(String id) {
    return new FailureException(
        new Failure.Usage(
            "RETRY-003",
            "Couldn't find model '" + id + "' -- does it exist or is it disabled?",
            Location.NONE,
            "run the verb of that time anew"));
  }

  private Path folder(Invocation invocation) {
    if (state != null) {
      return state.toAbsolutePath();
    }
    String variable = invocation.flags().text("state");
    return variable.isEmpty()
        ? Project.targetFolder(invocation, Project.root(invocation))
        : Path.of(variable).toAbsolutePath();
  }

  private static Task task(String verb) {
    return Arrays.stream(Task.values())
        .filter(task -> task.verb().equals(verb))
        .findFirst()
        .orElseThrow(() ->
            new FailureException(
                new Failure.Usage(
                    "RETRY-002",
                    "the last run was of `" + verb + "`, which cannot be retried",
                    Location.NONE,
                    "run `" + verb + "` itself again")));
  }
}
