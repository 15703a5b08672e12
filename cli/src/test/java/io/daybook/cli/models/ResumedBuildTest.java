package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.cli.Invocation;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Entries;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.TestLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a cleared build task does: go on where the last build of its date failed.
class ResumedBuildTest {
  private static final List<String> ALL = List.of("marts.above", "marts.below", "marts.broken");
  private static final List<String> REST = List.of("marts.below", "marts.broken");

  private final TestDatabase test = TestLedger.create();
  @TempDir private Path project;

  /// Three models: one for itself, one that fails, one below it.
  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        project.resolve("dbt_project.yml"),
        """
        name: little
        profile: little
        models: {+schema: marts, +materialized: table}
        vars: {business_date: ''}
        """);
    Files.writeString(
        project.resolve("profiles.yml"),
        """
        little:
          target: default
          outputs:
            default:
              type: postgres
              host: "{{ env_var('DAYBOOK_DB_HOST') }}"
              port: "{{ env_var('DAYBOOK_DB_PORT') | as_number }}"
              user: "{{ env_var('DAYBOOK_DB_USER') }}"
              password: "{{ env_var('DAYBOOK_DB_PASSWORD', '') }}"
              dbname: "{{ env_var('DAYBOOK_DB_NAME') }}"
              schema: public
              threads: 2
        """);
    Files.createDirectories(project.resolve("macros"));
    Files.writeString(
        project.resolve("macros/schema.sql"),
        "{% macro generate_schema_name(custom, node) %}{{ custom }}{% endmacro %}");
    Files.createDirectories(project.resolve("models"));
    model("above", "select 1 as x");
    model("broken", "select 1 / 0 as x");
    model("below", "select * from {{ ref('broken') }}");
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void buildsOnlyWhatTheLastBuildOfTheDateLeftUndone() throws IOException {
    assertEquals(ALL, built(1, "2026-11-20"));
    model("broken", "select 2 as x");

    assertEquals(REST, built(0, "2026-11-20"));

    assertEquals(ALL, built(0, "2026-11-20"));
  }

  @Test
  void goesOnWithAPartAlthoughAnotherPartWasBuiltSince() throws IOException {
    model("aside", "select 3 as x");
    String[] part = {"--select", "above", "broken", "below"};
    assertEquals(ALL, built(1, "2026-11-20", part));
    assertEquals(List.of("marts.aside"), built(0, "2026-11-20", "--select", "aside"));
    model("broken", "select 2 as x");

    assertEquals(REST, built(0, "2026-11-20", part));
  }

  @Test
  void goesOnWithAllThatIsLeftAfterOneOfThemWasBuiltAlone() throws IOException {
    model("wrong", "select 1 / 0 as x");
    built(1, "2026-11-20");
    model("broken", "select 2 as x");
    assertEquals(List.of("marts.broken"), built(0, "2026-11-20", "--select", "broken"));
    model("wrong", "select 2 as x");

    assertEquals(List.of("marts.below", "marts.wrong"), built(0, "2026-11-20"));
  }

  @Test
  void buildsEverythingForAnotherDate() throws IOException {
    built(1, "2026-11-20");
    model("broken", "select 2 as x");

    assertEquals(ALL, built(0, "2026-11-21"));
  }

  @Test
  void buildsEverythingWhereDataCameSince() throws IOException {
    built(1, "2026-11-20");
    model("broken", "select 2 as x");
    Run load = Run.start();
    test.database()
        .inTransaction(connection -> {
          Ledger ledger = new Ledger();
          ledger.startRun(connection, load, "load", "0.1.0");
          ledger.record(connection, Entries.load(load, Entries.ORDER_LINES, "a", LoadState.LOADED));
          return true;
        });

    assertEquals(ALL, built(0, "2026-11-20"));
  }

  @Test
  void tellsMachinesWhatBecameOfEachModel() {
    List<String> lines = results(build(1, "2026-11-20"));

    assertEquals(3, lines.size());
    String above = lines.stream().filter(line -> line.contains("marts.above")).findFirst().get();
    assertTrue(
        above.matches(
            "\\{\"event\":\"result\",\"level\":\"info\",\"message\":\"marts.above: success\","
                + "\"relation\":\"marts.above\",\"materialization\":\"table\",\"state\":\"success\","
                + "\"date\":\"2026-11-20\",\"rows\":1,\"seconds\":[0-9.E-]+}"),
        above);
    assertTrue(lines.stream().anyMatch(line -> line.contains("marts.broken: error")));
    assertTrue(lines.stream().anyMatch(line -> line.contains("marts.below: skipped")));
  }

  @Test
  void refusesAWayOfPublishingThatIsNotThere() {
    Invocation refused =
        Invocation.daybook(
            Map.of("DAYBOOK_PUBLISH", "atomic"),
            "models",
            "build",
            "--project-dir",
            project.toString());

    assertEquals(2, refused.exitCode());
    assertEquals(
        """
        error[CONFIG-002]: DAYBOOK_PUBLISH publish is "atomic"
        hint: it must be immediate, the only way so far\
        """,
        refused.story());
  }

  private void model(String name, String sql) throws IOException {
    Files.writeString(project.resolve("models").resolve(name + ".sql"), sql);
  }

  private List<String> built(int exitCode, String date, String... more) {
    return results(build(exitCode, date, more)).stream()
        .map(line -> line.replaceAll(".*\"relation\":\"([^\"]*)\".*", "$1"))
        .sorted()
        .toList();
  }

  private static List<String> results(Invocation invocation) {
    return invocation.story().lines().filter(line -> line.contains("\"result\"")).toList();
  }

  private Invocation build(int exitCode, String date, String... more) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DAYBOOK_DATABASE_URL", test.url().reveal());
    String[] words = {
      "models", "build", "--project-dir", project.toString(), "--log-format", "json", "--resume"
    };
    Invocation done =
        Invocation.daybook(
            environment,
            Stream.of(words, new String[] {"--vars", "{business_date: '" + date + "'}"}, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    assertEquals(exitCode, done.exitCode(), done::story);
    return done;
  }
}
