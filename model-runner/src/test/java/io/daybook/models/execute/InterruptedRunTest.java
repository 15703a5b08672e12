package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.artifact.RunResults;
import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.graph.Graph;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that is told to end in the middle of a statement, on a real PostgreSQL.
@Timeout(120)
class InterruptedRunTest {
  private final TestDatabase database = TestDatabase.create();

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    DatabaseUrl url = database.url();
    write("dbt_project.yml", "name: sleepy\nversion: '1.0'\nprofile: sleepy\n");
    write(
        "profiles.yml",
        """
        sleepy:
          target: dev
          outputs:
            dev: {type: postgres, host: "%s", port: %d, user: "%s", password: "%s", dbname: "%s", schema: nap, threads: 1}
        """
            .formatted(
                url.host(), url.port(), url.user(), url.password().reveal(), url.database()));
    write(
        "models/slow.sql",
        "{{ config(materialized='table') }}"
            + " select 1 as id from (select pg_sleep({{ var('seconds', 100) }})) as nap");
    write("models/after.sql", "select * from {{ ref('slow') }}");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private Runner.Report run(Map<String, Object> vars, boolean interrupted, Set<String> ids) {
    Project project =
        Project.open(
            new Invocation(
                folder,
                Optional.of(folder),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(vars),
                Map.of(),
                Fields.of(Map.of("which", "run")),
                Run.start()));
    Manifest manifest = Parser.parse(project);
    Interrupter story = new Interrupter(interrupted);
    Runner runner = new Runner(project, manifest, Graph.of(manifest), story);
    story.runner = runner;
    Runner.Report report = runner.run(Task.RUN, ids);
    RunResults.write(report);
    return report;
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.database().connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @Test
  void leavesNoRelationAndRetryFinishesTheWork() {
    Set<String> all = Set.of("model.sleepy.slow", "model.sleepy.after");
    Runner.Report report = run(Map.of(), true, all);

    Map<String, String> messages = new TreeMap<>();
    for (Outcome outcome : report.outcomes()) {
      messages.put(
          outcome.node().name() + " " + outcome.status().key(),
          String.valueOf(outcome.message()).lines().toList().toString());
    }
    assertEquals(Set.of("after skipped", "slow error"), messages.keySet());
    assertEquals("[Skipping due to interruption]", messages.get("after skipped"));
    assertEquals(
        "[Database Error in model slow (models/slow.sql),"
            + "   canceling statement due to user request,"
            + "   compiled code at target/run/sleepy/models/slow.sql]",
        messages.get("slow error"));
    assertEquals(
        List.of(), rows("select relname from pg_class where relnamespace = 'nap'::regnamespace"));
    assertEquals(
        List.of(), rows("select query from pg_stat_activity where query like 'create%pg_sleep%'"));

    FormerRun former = FormerRun.read(folder.resolve("target"));
    assertEquals(all, former.unfinished(false));
    assertEquals("run", former.verb());

    assertEquals(0, run(Map.of("seconds", 0), false, former.unfinished(false)).exitCode());
    assertEquals(
        List.of("after", "slow"),
        rows(
            "select relname from pg_class where relnamespace = 'nap'::regnamespace"
                + " and relkind in ('r', 'v') order by 1"));
  }

  /// Interrupts the run from another thread, once its long statement runs.
  private final class Interrupter implements Story {
    private final boolean interrupts;
    private volatile Runner runner;

    Interrupter(boolean interrupts) {
      this.interrupts = interrupts;
    }

    @Override
    public void tell(Event event) {
      if (interrupts && event.name().equals("LogStartLine")) {
        Thread.ofVirtual()
            .start(() -> {
              while (rows("select 1 from pg_stat_activity where query like '%pg_sleep(100)%'"
                      + " and pid <> pg_backend_pid() and state = 'active'")
                  .isEmpty()) {
                Thread.onSpinWait();
              }
              runner.interrupt();
            });
      }
    }

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
