package io.daybook.models.execute;

import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.draft.Warning;
import io.daybook.models.execute.story.HookNarrator;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.project.PackageProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `on-run-start` and `on-run-end` of the project and its packages.
final class ProjectHooks {
  private final Workspace workspace;
  private final NodeRunner nodes;
  private final Story story;

  ProjectHooks(Workspace workspace, NodeRunner nodes, Story story) {
    this.workspace = workspace;
    this.nodes = nodes;
    this.story = story;
  }

  /// Whether the verb runs them: a flag keeps them out of asking for ages, which is told.
  boolean wanted(Task task) {
    if (task != Task.FRESHNESS
        || workspace.project().flag("source_freshness_run_project_hooks", true)) {
      return true;
    }
    boolean any =
        workspace.project().packages().values().stream()
            .anyMatch(place ->
                !place.hooks("on-run-start").isEmpty() || !place.hooks("on-run-end").isEmpty());
    if (any) {
      story.warn(
          new Warning(
              "SourceFreshnessProjectHooksNotRun",
              "In a future version of dbt, the `source freshness` command will start running `on-run-start` and `on-run-end` hooks by default. For more information: https://docs.getdbt.com/reference/global-configs/legacy-behaviors"));
    }
    return false;
  }

  List<Outcome> start() {
    return run("on-run-start", List.of(), Set.of());
  }

  List<Outcome> end(List<Outcome> outcomes, Set<String> schemas) {
    return run("on-run-end", outcomes, schemas);
  }

  private List<Outcome> run(String kind, List<Outcome> outcomes, Set<String> schemas) {
    // One hook after the other, each with its two lines; after a broken one the rest is skipped.
    int total = 0;
    for (PackageProject place : workspace.project().packages().values()) {
      total += place.hooks(kind).size();
    }
    if (total > 0 && kind.equals("on-run-end")) {
      story.info("");
    }
    HookNarrator narrator = new HookNarrator(story, total);
    List<Outcome> done = new ArrayList<>();
    for (PackageProject place : workspace.project().packages().values()) {
      int number = 0;
      for (String sql : place.hooks(kind)) {
        String title = place.name() + "." + kind + "." + number;
        Node hook = operation(place, kind, number++, sql);
        int turn = done.size() + 1;
        workspace.compilation().turn(hook.uniqueId(), turn);
        boolean broken = done.stream().anyMatch(outcome -> outcome.status().isBad());
        if (!broken) {
          narrator.start(hook, title, turn);
        }
        Outcome outcome =
            broken
                ? Outcome.skippedHook(hook, title + " skipped")
                : nodes.hook(hook, title, context -> define(context, outcomes, schemas));
        narrator.end(outcome, title, turn);
        done.add(outcome);
      }
    }
    if (total > 0 && kind.equals("on-run-start")) {
      story.info("");
    }
    return done;
  }

  private static Node operation(PackageProject place, String kind, int index, String sql) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    String name = place.name() + "-" + kind + "-" + index;
    fields.put("resource_type", "operation");
    fields.put("unique_id", "operation." + place.name() + "." + name);
    fields.put("name", name);
    fields.put("package_name", place.name());
    fields.put("path", "hooks/" + name + ".sql");
    fields.put("original_file_path", "./dbt_project.yml");
    fields.put("raw_code", sql);
    fields.put("language", "sql");
    fields.put("index", (long) index);
    fields.put("config", Map.of("enabled", true, "materialized", "view"));
    return Node.of(new Fields(fields));
  }

  private void define(NodeContext context, List<Outcome> outcomes, Set<String> schemas) {
    PyList results = new PyList();
    outcomes.stream()
        .filter(outcome -> !(outcome.node() instanceof Node.Operation))
        .forEach(outcome -> results.add(new ResultValue(outcome)));
    context.scope().define("results", results);
    context.scope().define("schemas", new PyList(schemas));
    PyList databases = new PyList();
    String database = workspace.project().target().database();
    schemas.forEach(schema -> databases.add(PyTuple.of(database, schema)));
    context.scope().define("database_schemas", databases);
  }
}
