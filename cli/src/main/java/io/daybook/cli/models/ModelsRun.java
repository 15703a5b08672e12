package io.daybook.cli.models;

import io.daybook.cli.frame.Interruption;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.artifact.GraphSummary;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.artifact.RunResults;
import io.daybook.models.compile.Event;
import io.daybook.models.draft.Warning;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Graph;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run of a verb over a project, from the first line of its log to its artifacts.
///
/// @param parsed the project
/// @param graph who depends on whom
/// @param story where it is told
/// @param runner runs its nodes
record ModelsRun(
    Session session, ParsedProject parsed, Graph graph, ModelsStory story, Runner runner)
    implements AutoCloseable {

  /// What dbt counts after the macros.
  private static final List<String> LAST = List.of("semantic model", "saved query", "unit test");

  /// Opens the project and tells the first lines.
  static ModelsRun open(Session session, ModelsOptions options, Invocation invocation) {
    Invocation complete = WarehouseProfile.complete(session, invocation);
    ModelsStory story = new ModelsStory(session, complete);
    story.begin();
    ParsedProject parsed = ParsedProject.open(complete, story::warn);
    sameFolder(parsed.project(), complete).ifPresent(story::warn);
    ignored(complete).ifPresent(story::warn);
    story.tell(found(parsed.manifest()));
    Graph graph = graph(parsed);
    Runner runner = new Runner(parsed.project(), parsed.manifest(), graph, story);
    return new ModelsRun(session, parsed, graph, story, runner);
  }

  /// Tells the last lines.
  @Override
  public void close() {
    story.close();
  }

  /// Who depends on whom; a summary of it is written down.
  static Graph graph(ParsedProject parsed) {
    Graph graph = Graph.of(parsed.manifest());
    if (parsed.project().flag("write_json", true)) {
      GraphSummary.write(parsed.project(), parsed.manifest(), graph);
    }
    return graph;
  }

  /// dbt's warning where the artifacts to compare with are those that this run replaces.
  private static Optional<Warning> sameFolder(Project project, Invocation invocation) {
    String state = invocation.flags().text("state");
    if (state.isEmpty()
        || !Path.of(state)
            .toAbsolutePath()
            .normalize()
            .equals(project.targetFolder().normalize())) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            "WarnStateTargetEqual",
            "The state and target directories are the same: '%s'. This could lead to missing changes due to overwritten state including non-idempotent retries."
                .formatted(project.targetFolder().getFileName())));
  }

  /// dbt's warning where words of a selection stand beside the selector that is used instead.
  static Optional<Warning> ignored(Invocation invocation) {
    Fields flags = invocation.flags();
    if (!flags.has("selector")
        || (flags.list("select").isEmpty() && flags.list("exclude").isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            "SelectExcludeIgnoredWithSelectorWarning",
            "The --select and --exclude arguments are being ignored for node selection because --selector is provided"));
  }

  /// How much of what there is, as dbt counts it.
  static Event found(Manifest manifest) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Resource resource : manifest.resources().values()) {
      if (resource instanceof Node.Function) {
        continue; // dbt does not count them
      }
      String kind =
          resource instanceof Node.Test
              ? "data test"
              : resource.resourceType().key().replace('_', ' ');
      counts.merge(kind, 1, Integer::sum);
    }
    List<Integer> semantic = LAST.stream().map(kind -> counts.getOrDefault(kind, 0)).toList();
    LAST.forEach(counts::remove);
    counts.put("macro", manifest.macros().size());
    counts.put("group", manifest.groups().size());
    for (int i = 0; i < LAST.size(); i++) {
      counts.put(LAST.get(i), semantic.get(i));
    }
    counts.values().removeIf(count -> count == 0);
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> {
      String many = kind.equals("analysis") ? "analyses" : kind + "s";
      parts.add(count + " " + (count == 1 ? kind : many));
    });
    String line = String.join(", ", parts);
    return Event.info("FoundStats", "W006", "Found " + line, Map.of("stat_line", line));
  }

  /// What of the selection runs: nodes whose file is empty do not.
  Set<String> selected(Selector selector) {
    Set<String> ids = new LinkedHashSet<>(described(selector));
    ids.removeIf(id -> parsed.manifest().resource(id).filter(Selector::isEmpty).isPresent());
    return ids;
  }

  /// What the flags select, with dbt's warning for what selects nothing.
  Set<String> described(Selector selector) {
    Project project = parsed.project();
    Selector.Selected selected =
        selector.select(
            parsed.manifest(),
            graph,
            SelectOptions.previous(project.invocation().flags(), project));
    selected.broken().forEach(text -> story.warn(new Warning("UnversionedBreakingChange", text)));
    selected
        .unmatched()
        .forEach(criterion ->
            story.tell(Event.warning("NoNodesForSelectionCriteria", unmatched(criterion))));
    return selected.ids();
  }

  /// dbt's warning of a criterion that selects nothing.
  static String unmatched(String criterion) {
    return "The selection criterion '" + criterion + "' does not match any enabled nodes";
  }

  /// Runs the verb over those nodes, enters it in the ledger, writes the artifacts.
  Runner.Report run(Task task, Set<String> ids) {
    return run(task, ids, book("models " + task.verb()));
  }

  /// The same, but only over what of them was left undone, where anything was.
  Runner.Report resume(Task task, Set<String> ids) {
    ModelBook book = book("models " + task.verb() + " --resume");
    Set<String> rest = book.unfinished(ids);
    if (rest.isEmpty()) {
      return run(task, ids, book);
    }
    story.info("Continuing the last build: " + rest.size() + " of " + ids.size() + " are left");
    return run(task, rest, book);
  }

  private ModelBook book(String command) {
    return new ModelBook(session.console(), parsed.project().invocation(), command);
  }

  /// Runs the verb and writes nothing down.
  Runner.Report interruptible(Task task, Set<String> ids) {
    try (Interruption.Watch _ = Interruption.over(runner::interrupt)) {
      return runner.run(task, ids);
    }
  }

  private Runner.Report run(Task task, Set<String> ids, ModelBook book) {
    // What was told to end still writes down how far it came.
    try (Interruption.Watch _ = Interruption.over(runner::interrupt)) {
      Runner.Report report = runner.run(task, ids);
      written(task, report, book);
      return report;
    }
  }

  private void written(Task task, Runner.Report report, ModelBook book) {
    Project project = parsed.project();
    if (task != Task.COMPILE && task != Task.CLONE) {
      book.enter(report);
    }
    if (project.flag("write_json", true)) {
      ManifestFile.write(
          report.workspace().compilation().applied(parsed.manifest()), project.targetFolder());
      RunResults.write(report);
    }
  }
}
