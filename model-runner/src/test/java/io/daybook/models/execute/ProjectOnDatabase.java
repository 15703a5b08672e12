package io.daybook.models.execute;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.models.compile.Story;
import io.daybook.models.event.BatchResults;
import io.daybook.models.graph.Graph;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A project of `src/test/projects` on a database of its own: verbs are run over it, statuses and
/// messages by the names of nodes and the database are looked at afterwards. One thread.
final class ProjectOnDatabase implements AutoCloseable {
  private final Path folder;
  private final Path target;
  private final TestDatabase database = TestDatabase.create();
  final Map<String, String> statuses = new TreeMap<>();
  final Map<String, String> messages = new TreeMap<>();
  private final Map<String, BatchResults> batches = new TreeMap<>();
  private Map<String, Object> vars = Map.of();

  /// @param name the project's folder
  /// @param target where artifacts go
  ProjectOnDatabase(String name, Path target) {
    this.folder = Path.of("src/test/projects", name).toAbsolutePath();
    this.target = target;
  }

  /// Runs a verb; gives the exit code.
  ///
  /// @param said flags by dbt's names
  int run(Task task, Map<String, ?> said) {
    return run(task, said, Map.of());
  }

  /// Runs a verb again; of models of which some batches failed, only these.
  int resume(Task task, Map<String, BatchResults> former) {
    return run(task, Map.of(), former);
  }

  /// Sets variables for the runs that follow.
  void vars(Map<String, Object> values) {
    vars = values;
  }

  /// What became of the batches of a model.
  BatchResults batches(String model) {
    return Objects.requireNonNull(batches.get(model));
  }

  private int run(Task task, Map<String, ?> said, Map<String, BatchResults> former) {
    DatabaseUrl url = database.url();
    Map<String, Object> flags = new TreeMap<>(said);
    flags.put("target_path", target.toString());
    Invocation invocation =
        new Invocation(
            folder,
            Optional.of(folder),
            Optional.empty(),
            Optional.empty(),
            vars,
            Map.of(
                "SHOP_HOST", url.host(),
                "SHOP_PORT", String.valueOf(url.port()),
                "SHOP_USER", url.user(),
                "SHOP_PASSWORD", url.password().reveal(),
                "SHOP_DATABASE", url.database()),
            Fields.of(flags),
            Run.start());
    Project project = Project.open(invocation);
    Manifest manifest = Parser.parse(project);
    Graph graph = Graph.of(manifest);
    Runner runner = new Runner(project, manifest, graph, new Silent());
    runner.resume(new Former(former, Map.of(), Optional.empty()));
    Runner.Report report = runner.run(task, Selector.ALL.select(manifest, graph));
    statuses.clear();
    messages.clear();
    for (Outcome outcome : report.outcomes()) {
      statuses.put(outcome.node().name(), outcome.status().key());
      messages.put(outcome.node().name(), String.valueOf(outcome.message()));
      if (outcome.batches() != null) {
        batches.put(outcome.node().name(), outcome.batches());
      }
    }
    return report.exitCode();
  }

  int run(Task task) {
    return run(task, Map.of());
  }

  /// Rows of a query, columns separated by `|`.
  List<String> rows(String sql) {
    return database.query(sql).lines().toList();
  }

  /// Runs statements.
  void execute(String sql) {
    database.execute(sql);
  }

  @Override
  public void close() {
    database.close();
  }

  private static final class Silent implements Story {
    @Override
    public void info(String line) {}

    @Override
    public void debug(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void print(String text) {}
  }
}
