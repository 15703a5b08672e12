package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.models.compile.Story;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {
  private final TestDatabase database = TestDatabase.create();
  private final List<String> told = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    DatabaseUrl url = database.url();
    Files.writeString(
        folder.resolve("dbt_project.yml"), "name: small\nversion: '1.0'\nprofile: small\n");
    Files.writeString(
        folder.resolve("profiles.yml"),
        """
        small:
          target: dev
          outputs:
            dev: {type: postgres, host: %s, port: %d, user: %s, password: '%s', dbname: %s, schema: s}
        """
            .formatted(
                url.host(), url.port(), url.user(), url.password().reveal(), url.database()));
    Files.createDirectories(folder.resolve("macros"));
    Files.writeString(
        folder.resolve("macros/macros.sql"),
        """
        {% macro greet(name='nobody', times=1) %}
          {{ log('hello ' ~ name ~ ' ' ~ (times + 1), info=true) }}
        {% endmacro %}
        {% macro keep(value) %}{% do run_query('create table kept as select ' ~ value ~ ' as a') %}\
        {% endmacro %}
        {% macro refuse() %}{{ exceptions.raise_compiler_error('not today') }}{% endmacro %}
        {% macro unknown() %}{{ nobody_knows.this }}{% endmacro %}
        {% macro broken() %}{% do run_query('select * from nowhere') %}{% endmacro %}
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Project project() {
    return Project.open(
        new Invocation(
            folder,
            Optional.of(folder),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Fields.EMPTY,
            Run.start()));
  }

  private Outcome run(String macro, Map<String, ?> arguments) {
    Project project = project();
    Manifest manifest = Parser.parse(project);
    Runner.Report report = new Operation(project, manifest, new Told(), macro).run(arguments);
    return report.outcomes().getFirst();
  }

  private String error(String macro) {
    Outcome outcome = run(macro, Map.of());
    assertEquals(Outcome.Status.ERROR, outcome.status());
    return String.valueOf(outcome.message());
  }

  @Test
  void passesArgumentsByName() {
    Outcome outcome = run("greet", Map.of("name", "you", "times", 4L));

    assertEquals(List.of("hello you 5"), told);
    assertEquals("macro.small.greet", outcome.node().uniqueId());
    assertEquals(Outcome.Status.SUCCESS, outcome.status());
  }

  @Test
  void statementsCommitByThemselves() throws SQLException {
    run("small.keep", Map.of("value", 7L));

    try (Connection connection = database.database().connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select a from kept")) {
      rows.next();
      assertEquals(7, rows.getInt(1));
    }
  }

  @Test
  void aTextOfSqlIsRenderedAndCommitted() {
    Project project = project();
    Operation operation = Operation.sql(project, Parser.parse(project), new Told());

    Outcome outcome =
        operation
            .run("create table {{ target.schema }}_kept as select 1 as a")
            .outcomes()
            .getFirst();

    assertEquals("1\n", database.query("select a from s_kept").strip() + "\n");
    assertEquals("sql_operation.small.inline_query", outcome.node().uniqueId());
    assertEquals("SELECT 1", outcome.response().get("_message"));
    assertEquals(
        List.of(
            "1 of 1 START executing inline_query ............................................ [RUN]",
            "1 of 1 OK executed inline_query ................................................ [SELECT 1]"),
        told.stream().map(line -> line.replaceFirst(" in \\d.*s]$", "]")).toList());
  }

  @Test
  void errorsHaveTheLayoutOfDbt() {
    assertEquals(
        "Compilation Error in macro refuse (macros/macros.sql)\n  not today", error("refuse"));
    assertEquals("Compilation Error\n  'nobody_knows' is undefined", error("unknown"));
    assertEquals(
        """
        Database Error
          relation "nowhere" does not exist
          LINE 3:     select * from nowhere
                                    ^\
        """,
        error("broken"));
    assertEquals(3, told.size());
  }

  @Test
  void aMacroThatNobodyHasIsAMistakeOfTheCaller() {
    FailureException failure =
        assertThrows(FailureException.class, () -> run("nowhere.greet", Map.of()));

    assertEquals(
        "dbt could not find a macro with the name 'greet' in any package",
        failure.failure().fact());
  }

  private final class Told implements Story {
    @Override
    public void info(String line) {
      told.add(line);
    }

    @Override
    public void debug(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void print(String text) {}
  }
}
