package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.artifact.Listing;
import io.daybook.models.compile.Event;
import io.daybook.models.draft.Warning;
import io.daybook.models.graph.Selector;
import io.daybook.models.project.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models ls`, also `list`.
@Command(
    name = "ls",
    description = "Lists what a selection means, one line a resource.",
    footer = {"", "Example:", "  daybook models ls --select tag:nightly+ --resource-type model"})
public final class ModelsListCommand implements Callable<Integer> {
  private static final List<String> STANDARD =
      List.of(
          "model",
          "snapshot",
          "seed",
          "test",
          "source",
          "exposure",
          "metric",
          "saved_query",
          "semantic_model",
          "unit_test",
          "function");

  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "selector",
      description = "selector, name, path or json (default: selector).")
  private String form = "selector";

  @Option(
      names = "--output-keys",
      arity = "1..*",
      paramLabel = "KEY",
      description = "With --output json: which keys, such as name or config.materialized.")
  private List<String> keys = new ArrayList<>();

  public ModelsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::list);
  }

  private int list() {
    // From the flags to the printed lines, one step after the other.
    Invocation invocation = options.invocation(session, flags());
    try (ModelsStory story = new ModelsStory(session, invocation)) {
      story.begin();
      ParsedProject parsed = ParsedProject.open(invocation, story::warn);
      ModelsRun.ignored(invocation).ifPresent(story::warn);
      story.tell(ModelsRun.found(parsed.manifest()));
      List<String> allowed = new ArrayList<>(STANDARD);
      allowed.add("analysis");
      Selector.Selected selected =
          SelectOptions.selector(
                  invocation.flags(),
                  selection.isForModels() ? List.of("model") : STANDARD,
                  allowed)
              .select(
                  parsed.manifest(),
                  ModelsRun.graph(parsed),
                  SelectOptions.previous(invocation.flags(), parsed.project()));
      selected.broken().forEach(text -> story.warn(new Warning("UnversionedBreakingChange", text)));
      selected
          .unmatched()
          .forEach(criterion ->
              story.tell(
                  Event.warning("NoNodesForSelectionCriteria", ModelsRun.unmatched(criterion))));
      if (selected.ids().isEmpty()) {
        story.tell(Event.warning("NoNodesSelected", "No nodes selected!"));
      }
      List<String> words =
          keys.stream().flatMap(key -> List.of(key.split("\\s+", -1)).stream()).toList();
      for (String id : new TreeSet<>(selected.ids())) {
        parsed
            .manifest()
            .resource(id)
            .ifPresent(
                resource -> story.result(Listing.line(resource, Listing.Form.of(form), words)));
      }
      return 0;
    }
  }

  private Map<String, @Nullable Object> flags() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.put("which", "list");
    return flags;
  }
}
