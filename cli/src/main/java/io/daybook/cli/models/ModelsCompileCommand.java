package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.RunOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.artifact.Json;
import io.daybook.models.compile.Event;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Preview;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Node;
import io.daybook.models.project.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models compile`.
@Command(
    name = "compile",
    description = "Renders the models of a dbt project, or a query given as text, to SQL.",
    footer = {
      "",
      "Example:",
      "  daybook models compile --select orders",
      "  daybook models compile --inline \"select * from {{ ref('orders') }}\"",
      "",
      "Exit codes are dbt's: 0 good, 1 a node failed, 2 anything else."
    })
public final class ModelsCompileCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();
  @Mixin private RunOptions running = new RunOptions();
  @Mixin private ExitOptions exit = new ExitOptions();

  @Option(names = "--inline", paramLabel = "SQL", description = "A query, Jinja and all.")
  private @Nullable String inline;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How what was asked for is shown (default: ${DEFAULT-VALUE}).")
  private String output = "text";

  @Option(
      names = "--inject-ephemeral-ctes",
      negatable = true,
      description = "Put the text of ephemeral models in front (default).")
  private @Nullable Boolean injects;

  public ModelsCompileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String query = inline;
    return query == null
        ? exit.of(session, this::compile)
        : ExitOptions.dbt(session, () -> compile(query));
  }

  private Runner.Report compile() {
    try (ModelsRun run = ModelsRun.open(session, options, invocation())) {
      List<String> types = Task.COMPILE.types();
      Invocation invocation = run.parsed().project().invocation();
      Selector selector = SelectOptions.selector(invocation.flags(), types, types);
      Runner.Report report = run.run(Task.COMPILE, run.selected(selector));
      List<String> words = invocation.flags().texts("select");
      for (Outcome outcome : report.outcomes()) {
        String sql = outcome.compiled();
        // as dbt has it: nodes whose name is in the first word of the selection
        if (sql != null && !words.isEmpty() && words.getFirst().contains(outcome.node().name())) {
          show(run.story(), outcome.node().name(), sql);
        }
      }
      return report;
    }
  }

  private int compile(String sql) {
    selection.requireNoneBesideInline();
    try (ModelsRun run = ModelsRun.open(session, options, invocation())) {
      Node node = Preview.inline(run.parsed().project(), sql);
      show(run.story(), null, Preview.compiled(run.runner().workspace(), node));
      return 0;
    }
  }

  private Invocation invocation() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.putAll(running.flags(Task.COMPILE.verb()));
    flags.put("inject_ephemeral_ctes", injects);
    return options.invocation(session, flags);
  }

  /// @param name null for a query given as text
  private void show(ModelsStory story, @Nullable String name, String sql) {
    boolean json = output.equals("json");
    boolean quiet = options.isQuiet(session);
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    if (name != null) {
      shown.put("node", name);
    }
    shown.put("compiled", sql);
    String heading = name == null ? "Compiled inline node is:" : "Compiled node '" + name + "' is:";
    String text = json ? Json.pretty(shown) : quiet ? sql : heading + "\n" + sql;
    if (quiet) {
      session.console().result(text);
      return;
    }
    story.tell(Event.info("CompiledNode", "Q042", text, Map.of("compiled", sql)));
  }
}
