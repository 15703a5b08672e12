package io.daybook.cli.models;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.execute.Preview;
import io.daybook.models.graph.Graph;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.project.Invocation;
import java.util.ArrayList;
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
    Invocation invocation =
        WarehouseProfile.complete(session, options.invocation(session, selection.flags()));
    ModelsStory story = new ModelsStory(session, invocation);
    ParsedProject parsed = ParsedProject.open(invocation, story::warn);
    for (Node node : nodes(parsed, invocation.flags())) {
      Preview preview = Preview.of(parsed.project(), parsed.manifest(), story, node, limit);
      if (output.equals("json")) {
        session.console().result(io.daybook.models.artifact.Json.pretty(shown(preview)));
        continue;
      }
      story.info(
          inline == null ? "Previewing node '" + named(node) + "':" : "Previewing inline node:");
      session.console().result(preview.text().stripTrailing());
    }
    return 0;
  }

  /// A version is named with its number.
  private static String named(Node node) {
    String version = node.fields().text("version");
    return version.isEmpty() ? node.name() : node.name() + ".v" + version;
  }

  private Map<String, ?> shown(Preview preview) {
    return inline == null
        ? Json.object("node", preview.name(), "show", preview.records())
        : Json.object("show", preview.records());
  }

  private List<Node> nodes(ParsedProject parsed, Fields flags) {
    if (inline == null && flags.texts("select").isEmpty() && !flags.has("selector")) {
      throw nothing("Either --select or --inline must be passed to show");
    }
    // A query in place is a node of its own; else what the selection means, if anything.
    if (inline != null) {
      return List.of(Preview.inline(parsed.project(), inline));
    }
    List<Node> nodes = new ArrayList<>();
    SelectOptions.selector(flags, TYPES, TYPES)
        .select(
            parsed.manifest(),
            Graph.of(parsed.manifest()),
            SelectOptions.previous(flags, parsed.project().targetFolder()))
        .ids()
        .forEach(id ->
            parsed
                .manifest()
                .resource(id)
                .ifPresent(found -> {
                  if (found instanceof Node node) {
                    nodes.add(node);
                  }
                }));
    if (nodes.isEmpty()) {
      throw nothing("there is nothing to show");
    }
    return nodes;
  }

  private static FailureException nothing(String fact) {
    return new FailureException(
        new Failure.Usage(
            "MODELS-020",
            fact,
            Location.NONE,
            "name a model with --select, or a query with --inline"));
  }
}
