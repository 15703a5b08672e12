package io.daybook.models.execute;

import io.daybook.models.builtin.Builtins;
import io.daybook.models.compile.Event;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Flags;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.execute.story.Narrator;
import io.daybook.models.graph.Graph;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.postgres.Sessions;
import io.daybook.models.project.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One run of a verb over a project: selects, opens the database, runs hooks and nodes.
public final class Runner {
  /// dbt's warning where nothing is selected.
  public static final Event NOTHING =
      Event.warning(
          "NothingToDo",
          "Nothing to do. Try checking your model configs and model specification args");

  private final Project project;
  private final Manifest manifest;
  private final Graph graph;
  private final Story story;
  private final Workspace workspace;
  private Former former = Former.NONE;
  private volatile boolean interrupted;
  private volatile @Nullable Execution execution;

  public Runner(Project project, Manifest manifest, Graph graph, Story story) {
    this.project = project;
    this.manifest = manifest;
    this.graph = graph;
    this.story = story;
    this.workspace = new Workspace(project, manifest, Builtins.ALL, story);
  }

  /// What all nodes share.
  public Workspace workspace() {
    return workspace;
  }

  /// What a run left.
  ///
  /// @param seconds the run's own time, parsing left out
  public record Report(Task task, List<Outcome> outcomes, double seconds, Workspace workspace) {
    /// dbt's exit code: 0 good, 1 a node failed.
    public int exitCode() {
      return outcomes.stream().anyMatch(outcome -> outcome.status().isBad()) ? 1 : 0;
    }

    /// Daybook's exit code: as dbt's, but 75 where all that failed may go well later.
    public int daybookExitCode() {
      List<Outcome> failed =
          outcomes.stream()
              .filter(outcome -> outcome.status().isBad())
              .filter(outcome -> outcome.status() != Outcome.Status.SKIPPED)
              .toList();
      boolean later = !failed.isEmpty() && failed.stream().allMatch(Outcome::unavailable);
      return later ? 75 : exitCode();
    }
  }

  /// Nodes that are made in parts go on where a former run left them.
  public void resume(Former run) {
    former = run;
  }

  /// Ends what runs: queries in flight are cancelled, nothing new begins, {@link #run} returns with
  /// what became of each node. From any thread.
  public void interrupt() {
    interrupted = true;
    Execution running = execution;
    if (running != null) {
      running.interrupt();
    }
  }

  /// Runs a verb over selected resources.
  public Report run(Task task, Set<String> ids) {
    List<Resource> chosen = new ArrayList<>();
    for (String id : ids) {
      manifest.resource(id).filter(task::takes).ifPresent(chosen::add);
    }
    if (task == Task.CLONE) {
      chosen.removeIf(Runner::isEphemeral);
    }
    if (task == Task.BUILD) {
      chosen.removeIf(node -> isAlone(node, ids));
    }
    workspace.select(chosen.stream().map(Resource::uniqueId).toList());
    if (chosen.isEmpty()) {
      story.tell(NOTHING);
      new Narrator(workspace, 0).finishNothing(task);
      return new Report(task, List.of(), 0, workspace);
    }
    Instant begin = now();
    int threads = threads();
    try (Sessions sessions = new Sessions(Connection.of(project.target()), threads + 1)) {
      Execution running = new Execution(task, chosen, threads, sessions);
      execution = running;
      if (interrupted) {
        running.interrupt();
      }
      List<Outcome> outcomes = running.all();
      if (task == Task.COMPILE) {
        outcomes.forEach(Runner::requireCompiled);
      }
      return new Report(task, outcomes, Duration.between(begin, now()).toNanos() / 1e9, workspace);
    }
  }

  /// A text that cannot be rendered ends the whole of `compile`, as in dbt.
  private static void requireCompiled(Outcome outcome) {
    if (outcome.status() == Outcome.Status.ERROR) {
      throw Errors.runtime(String.valueOf(outcome.message()));
    }
  }

  private int threads() {
    Object flag = workspace.flags().get("threads");
    return flag instanceof Number number ? number.intValue() : project.target().threads();
  }

  private Instant now() {
    return project.invocation().run().now();
  }

  /// One run with an open database.
  private final class Execution implements Walk.Steps {
    private final Task task;
    private final List<Resource> chosen;
    private final int threads;
    private final Sessions sessions;
    private final NodeRunner nodes;
    private final Narrator narrator;
    private final AtomicInteger started = new AtomicInteger();
    private final Flags flags = workspace.flags();
    private volatile @Nullable Walk walk;

    Execution(Task task, List<Resource> chosen, int threads, Sessions sessions) {
      this.task = task;
      this.chosen = chosen;
      this.threads = threads;
      this.sessions = sessions;
      this.nodes = new NodeRunner(workspace, sessions);
      long shown = chosen.stream().filter(node -> !isEphemeral(node)).count();
      this.narrator = new Narrator(workspace, (int) shown);
    }

    void interrupt() {
      Walk begun = walk;
      if (begun != null) {
        begun.interrupt();
      }
      sessions.end();
    }

    List<Outcome> all() {
      Instant begin = now();
      narrator.begin(project.target().name(), threads);
      ProjectHooks hooks = new ProjectHooks(workspace, nodes, story);
      boolean runsHooks = task.runsHooks() && hooks.wanted(task);
      if (task != Task.COMPILE) {
        createSchemas();
      }
      List<Outcome> before = runsHooks ? hooks.start() : List.of();
      boolean broken = before.stream().anyMatch(outcome -> outcome.status().isBad());
      List<Outcome> outcomes = new ArrayList<>(before);
      if (broken && flags.is("skip_nodes_if_on_run_start_fails")) {
        chosen.forEach(node -> outcomes.add(skip(node, null)));
      } else {
        outcomes.addAll(walked());
      }
      if (runsHooks && !interrupted) {
        outcomes.addAll(hooks.end(outcomes, schemas(made(outcomes))));
      }
      List<Outcome> shown = outcomes.stream().filter(outcome -> isResult(outcome.node())).toList();
      tellEnd(shown, Duration.between(begin, now()).toNanos() / 1e9);
      return shown;
    }

    private void tellEnd(List<Outcome> outcomes, double seconds) {
      switch (task) {
        case COMPILE -> {}
        case CLONE -> narrator.finishQuietly(outcomes);
        case FRESHNESS -> narrator.finishAges(outcomes, seconds);
        default -> narrator.finish(outcomes, seconds);
      }
    }

    private List<Outcome> walked() {
      Plan plan =
          task == Task.CLONE
              ? Plan.independent(chosen)
              : Plan.of(manifest, graph, chosen, task.testsGate());
      Walk begun = new Walk(plan, threads, this);
      walk = begun;
      if (interrupted) {
        begun.interrupt();
      }
      return begun.walk();
    }

    /// What came to a good end, at least in part.
    private static List<Resource> made(List<Outcome> outcomes) {
      return outcomes.stream()
          .filter(each -> !each.status().isBad() || each.status() == Outcome.Status.PARTIAL_SUCCESS)
          .map(Outcome::node)
          .toList();
    }

    /// An ephemeral model is a result where it was asked to be compiled, and nowhere else.
    private boolean isResult(Resource node) {
      return !isEphemeral(node) || (task == Task.COMPILE && !flags.texts("select").isEmpty());
    }

    /// The schemas of the relations that nodes make.
    private Set<String> schemas(Collection<? extends Resource> all) {
      Set<String> schemas = new LinkedHashSet<>();
      for (Resource node : all) {
        if (node instanceof Node made && makesRelation(made)) {
          schemas.add(made.schema());
        }
      }
      return schemas;
    }

    private boolean makesRelation(Node node) {
      if (isEphemeral(node) || node instanceof Node.Analysis || node instanceof Node.Operation) {
        return false;
      }
      if (!(node instanceof Node.Test)) {
        return true;
      }
      Object own = node.config().get("store_failures");
      return own == null ? flags.is("store_failures") : Boolean.TRUE.equals(own);
    }

    private void createSchemas() {
      Set<String> wanted = schemas(chosen);
      if (wanted.isEmpty()) {
        return;
      }
      Node any = (Node) chosen.stream().filter(Node.class::isInstance).findFirst().orElseThrow();
      try (NodeContext context = nodes.context(any)) {
        ResultTable found = context.query("select distinct nspname from pg_namespace");
        Set<String> present = new LinkedHashSet<>();
        found
            .rows()
            .forEach(row -> present.add(String.valueOf(row.getFirst()).toLowerCase(Locale.ROOT)));
        for (String schema : wanted) {
          if (present.add(schema.toLowerCase(Locale.ROOT))) {
            RelationValue place = context.relation(project.target().database(), schema, null);
            context.call("create_schema", place.withoutIdentifier());
          }
        }
        context.warehouse().commit();
      }
    }

    @Override
    public @Nullable String shared(Resource node) {
      return task == Task.COMPILE ? null : nodes.fusion().table(node);
    }

    @Override
    public List<Outcome> run(List<Resource> together) {
      if (together.size() == 1) {
        return List.of(run(together.getFirst()));
      }
      Map<Resource, Integer> indexes = new LinkedHashMap<>();
      for (Resource node : together) {
        int index = started.incrementAndGet();
        indexes.put(node, index);
        narrator.begin(node);
        narrator.start(node, index);
      }
      List<Outcome> outcomes = nodes.together(together);
      for (Outcome outcome : outcomes) {
        narrator.end(outcome, indexes.getOrDefault(outcome.node(), 0));
        narrator.done(outcome);
      }
      return outcomes;
    }

    private Outcome run(Resource node) {
      if (Task.isNoted(node)) {
        started.incrementAndGet();
        return Outcome.noOp(node);
      }
      boolean quiet = isEphemeral(node) || !task.tellsNodes();
      int index = quiet ? 0 : started.incrementAndGet();
      narrator.begin(node);
      if (!quiet) {
        narrator.start(node, index);
      }
      Outcome outcome = outcome(node);
      if (!quiet) {
        narrator.end(outcome, index);
      }
      narrator.done(outcome);
      return outcome;
    }

    private Outcome outcome(Resource node) {
      if (node instanceof Resource.Source source) {
        return nodes.age(source);
      }
      if (task == Task.CLONE) {
        return nodes.copy(node);
      }
      if (task != Task.COMPILE && node instanceof Node.Function function) {
        return new Overloads(workspace, nodes)
            .run(function, former.overloads().getOrDefault(function.uniqueId(), List.of()));
      }
      return task != Task.COMPILE && Microbatch.isOne(workspace, node)
          ? new Microbatch(workspace, nodes, former).run(node)
          : nodes.run(node, task == Task.COMPILE);
    }

    @Override
    public Outcome skip(Resource node, @Nullable Resource ephemeral) {
      if (!isEphemeral(node)) {
        narrator.skip(node, started.incrementAndGet());
      }
      return Outcome.skipped(
          node,
          ephemeral == null
              ? null
              : "Compilation Error in %s, caused by compilation error in referenced ephemeral model %s"
                  .formatted(node.uniqueId(), ephemeral.uniqueId()));
    }

    @Override
    public boolean blocks(Outcome outcome) {
      if (outcome.node().config().get("on_error") instanceof String rule
          && rule.equals("continue")) {
        return false;
      }
      return switch (outcome.status()) {
        case ERROR, PARTIAL_SUCCESS -> true;
        case FAIL, SKIPPED -> task == Task.BUILD;
        default -> false;
      };
    }

    @Override
    public boolean stops(Outcome outcome) {
      boolean failed =
          switch (outcome.status()) {
            case ERROR, RUNTIME_ERROR, FAIL -> true;
            default -> false;
          };
      return failed && (task == Task.COMPILE || flags.is("fail_fast"));
    }

    @Override
    public void cancel() {
      sessions.cancelAll();
    }
  }

  /// A build runs a unit test with its model only.
  private static boolean isAlone(Resource node, Set<String> ids) {
    return node.resourceType() == ResourceType.UNIT_TEST && !ids.containsAll(node.dependsOnNodes());
  }

  private static boolean isEphemeral(@Nullable Resource node) {
    return node instanceof Node.Model && node.config().materialized().equals("ephemeral");
  }
}
