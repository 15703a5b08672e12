package io.daybook.models.check;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.models.compile.Story;
import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Graph;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// `src/test/projects/checks` on a real PostgreSQL: a project whose tests pass, warn, fail and
/// break in every way.
final class ChecksProject implements AutoCloseable {
  private static final String RAW =
      """
      create schema raw;
      create table raw.orders as
        select g as id, timestamptz '2026-11-20 12:00+00' - interval '1 hour' * g as loaded_at
        from generate_series(1, 5) as g
      """;

  final TestDatabase database = TestDatabase.create();
  final List<String> story = new ArrayList<>();
  private final Path target;

  ChecksProject(Path target) {
    this.target = target;
    database.execute(RAW);
  }

  /// Runs a verb over what a predicate of ids picks; outcomes by name of the node.
  Map<String, Outcome> run(Task task, Predicate<String> picked, Map<String, Object> flags) {
    Project project = Project.open(invocation(flags));
    Manifest manifest = Parser.parse(project);
    Graph graph = Graph.of(manifest);
    Set<String> ids = new LinkedHashSet<>(Selector.ALL.select(manifest, graph));
    ids.removeIf(picked.negate());
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (Outcome outcome :
        new Runner(project, manifest, graph, new Heard(story)).run(task, ids).outcomes()) {
      outcomes.put(outcome.node().uniqueId().replaceFirst(".*?\\.checks\\.", ""), outcome);
    }
    return outcomes;
  }

  Invocation invocation(Map<String, Object> flags) {
    DatabaseUrl url = database.url();
    Map<String, Object> all = new TreeMap<>(flags);
    all.put("target_path", target.toString());
    return new Invocation(
        Path.of("src/test/projects/checks").toAbsolutePath(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(
            "CHECKS_HOST", url.host(),
            "CHECKS_PORT", String.valueOf(url.port()),
            "CHECKS_USER", url.user(),
            "CHECKS_PASSWORD", url.password().reveal(),
            "CHECKS_DATABASE", url.database()),
        Fields.of(all),
        Run.start());
  }

  @Override
  public void close() {
    database.close();
  }

  /// Keeps the lines.
  private record Heard(List<String> lines) implements Story {
    @Override
    public void info(String line) {
      synchronized (lines) {
        lines.add(line);
      }
    }

    @Override
    public void debug(String line) {}

    @Override
    public void warn(String line) {
      info("[WARNING]: " + line);
    }

    @Override
    public void print(String text) {
      info(text);
    }
  }
}
