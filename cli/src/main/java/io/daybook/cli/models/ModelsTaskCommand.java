package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.failure.FailureException;
import io.daybook.models.artifact.RunResults;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Graph;
import io.daybook.models.graph.Selector;
import io.daybook.models.project.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models build`, `run`, `test`, `seed`, `snapshot`, `compile`.
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

  public ModelsTaskCommand(Session session, Task task) {
    this.session = session;
    this.task = task;
  }

  @Override
  public Integer call() {
    try {
      return run();
    } catch (FailureException e) {
      session.console().failures(e.failures());
      return running.keepsExitCodes() ? e.exitCode() : 2;
    }
  }

  private int run() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.putAll(running.flags(task.verb()));
    Invocation invocation = WarehouseProfile.complete(session, options.invocation(session, flags));
    ModelsStory story = new ModelsStory(session, options.isQuiet(session));
    story.begin();
    ParsedProject parsed = ParsedProject.open(session, options, invocation);
    Graph graph = Graph.of(parsed.manifest());
    Selector.Selected selected =
        selection
            .selector(invocation.flags(), task.types(), task.types())
            .select(
                parsed.manifest(),
                graph,
                selection.previous(invocation.flags(), parsed.project().targetFolder()));
    selected
        .unmatched()
        .forEach(spec ->
            story.warn("The selection criterion '" + spec + "' does not match any enabled nodes"));
    Runner.Report report =
        new Runner(parsed.project(), parsed.manifest(), graph, story).run(task, selected.ids());
    if (task != Task.COMPILE) {
      new ModelBook(session.console(), invocation, "models " + task.verb()).enter(report);
    }
    if (parsed.project().flag("write_json", true)) {
      RunResults.write(report);
    }
    return report.exitCode();
  }
}
