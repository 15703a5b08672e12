package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.execute.Preview;
import io.daybook.models.execute.Runner;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models show`.
@Command(
    name = "show",
    description =
        "Compile a model, or a query given as text, and print its first rows; builds nothing.",
    footer = {
      "",
      "Example:",
      "  daybook models show --select kpi_daily --limit 10",
      "  daybook models show --inline \"select count(*) from {{ ref('fct_deliveries') }}\""
    })
public final class ModelsShowCommand implements Callable<Integer> {
  private static final List<String> TYPES =
      List.of("model", "seed", "snapshot", "test", "analysis");

  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();

  @Option(names = "--inline", paramLabel = "SQL", description = "A query, Jinja and all.")
  private @Nullable String inline;

  @Option(
      names = "--inline-direct",
      paramLabel = "SQL",
      description = "A query as the database has it; the project is not parsed.")
  private @Nullable String direct;

  @Option(
      names = "--introspect",
      negatable = true,
      description = "The database may be asked (default).")
  private @Nullable Boolean introspect;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5",
      description = "At most so many rows; -1 for all (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A table or a JSON object (default: ${DEFAULT-VALUE}).")
  private String output = "text";

  public ModelsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::show);
  }

  private int show() {
    if (inline != null) {
      selection.requireNoneBesideInline();
    }
    SelectOptions.requireOneOf("--output", output, List.of("json", "text"));
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.put("introspect", introspect);
    Invocation invocation = WarehouseProfile.complete(session, options.invocation(session, flags));
    try (ModelsStory story = new ModelsStory(session, invocation)) {
      PreviewOutput shown = new PreviewOutput(session, story, output.equals("json"));
      if (direct != null) {
        shown.show(null, Preview.direct(Project.open(invocation), story, direct, limit));
        return 0;
      }
      ParsedProject parsed = ParsedProject.open(invocation, story::warn);
      List<Node> nodes = nodes(parsed, invocation.flags());
      if (nodes.isEmpty()) {
        story.tell(Runner.NOTHING);
      }
      List<String> words = invocation.flags().texts("select");
      for (Node node : nodes) {
        Preview preview = Preview.of(parsed.project(), parsed.manifest(), story, node, limit);
        // as dbt has it: nodes whose name is in the first word of the selection
        if (inline != null || words.isEmpty() || words.getFirst().contains(node.name())) {
          shown.show(inline == null ? node : null, preview);
        }
      }
      return 0;
    }
  }

  /// The query in place, a node of its own, or what the selection means.
  private List<Node> nodes(ParsedProject parsed, Fields flags) {
    if (inline != null) {
      return List.of(Preview.inline(parsed.project(), inline));
    }
    if (flags.texts("select").isEmpty() && !flags.has("selector")) {
      throw new FailureException(
          new Failure.Usage(
              "MODELS-020",
              "Either --select or --inline must be passed to show",
              Location.NONE,
              "name a model with --select, or a query with --inline"));
    }
    return SelectOptions.selector(flags, TYPES, TYPES)
        .select(
            parsed.manifest(),
            ModelsRun.graph(parsed),
            SelectOptions.previous(flags, parsed.project()))
        .ids()
        .stream()
        .map(id -> parsed.manifest().nodes().get(id))
        .filter(node -> node != null && !Selector.isEmpty(node))
        .toList();
  }
}
