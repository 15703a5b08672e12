package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.RunOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.check.FusedScan;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Selector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models build`, `run`, `test`, `seed`, `snapshot`, `clone`.
@Command(
    description = "Runs the nodes of a dbt project on PostgreSQL, as dbt does.",
    footer = {
      "",
      "Example:",
      "  daybook models build --select staging+ --fail-fast",
      "  daybook models build --project-dir ~/shop --target prod",
      "",
      "Exit codes are dbt's: 0 good, 1 a node failed, 2 anything else."
    })
public final class ModelsTaskCommand implements Callable<Integer> {
  private final Session session;
  private final Task task;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();
  @Mixin private RunOptions running = new RunOptions();
  @Mixin private ExitOptions exit = new ExitOptions();

  public ModelsTaskCommand(Session session, Task task) {
    this.session = session;
    this.task = task;
  }

  @Override
  public Integer call() {
    return exit.of(session, this::run);
  }

  private Runner.Report run() {
    if (task.types().contains("test")) {
      FusedScan.prepare();
    }
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.putAll(running.flags(task.verb()));
    try (ModelsRun run = ModelsRun.open(session, options, options.invocation(session, flags))) {
      Selector selector =
          SelectOptions.selector(
              run.parsed().project().invocation().flags(), task.types(), task.types());
      Set<String> ids = run.selected(selector);
      return running.resumes() ? run.resume(task, ids) : run.run(task, ids);
    }
  }
}
