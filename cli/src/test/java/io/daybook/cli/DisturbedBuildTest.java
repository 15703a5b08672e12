package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build does when the database does not: each disturbance is told in a sentence, leaves the
/// old rows and nothing half-made, and `retry` finishes the work.
@Tag("slow")
class DisturbedBuildTest {
  private static final String LEFTOVERS =
      "select relname from pg_class where relname ~ '__dbt_(tmp|backup)' order by 1";

  @TempDir static Path shared;
  private static EmbeddedPostgres server;

  @TempDir Path folder;
  private DatabaseUrl url;

  @BeforeAll
  static void aServerOfItsOwn() throws IOException {
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx--x--x"));
    server = new EmbeddedPostgres(shared.resolve("server"), EmbeddedPostgres.Settings.usual());
  }

  @AfterAll
  static void stop() {
    server.down();
  }

  @BeforeEach
  void aProjectThatIsBuilt() throws IOException {
    url = server.up();
    ask("drop schema if exists shop cascade");
    write("dbt_project.yml", "{name: shop, version: '1.0', profile: shop, model-paths: [models]}");
    write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev:
              type: postgres
              host: "{{ env_var('SHOP_HOST') }}"
              port: "{{ env_var('SHOP_PORT') | as_number }}"
              user: "{{ env_var('SHOP_USER') }}"
              password: "{{ env_var('SHOP_PASSWORD') }}"
              dbname: "{{ env_var('SHOP_DATABASE') }}"
              schema: shop
              threads: 1
              retries: 1
        """);
    write("models/first.sql", "{{ config(materialized='table') }}\nselect 1 as id");
    write(
        "models/slow.sql",
        """
        {{ config(materialized='table') }}
        select {{ var('version', 1) }} as version, repeat('x', 1000) as filling, id
        from {{ ref('first') }}, generate_series(1, {{ var('rows', 1) }}) as g, pg_sleep({{ var('nap', 0) }}) as nap
        """);
    write("models/last.sql", "select version from {{ ref('slow') }}");
    assertEquals("0\n", build(Map.of()));
    assertEquals("1", ask("select max(version) from shop.last"));
  }

  @Test
  void aConnectionThatIsCutIsAnErrorOfItsNode() throws Exception {
    CompletableFuture<String> building = sleepingBuild();
    ask("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");

    assertEquals(
        """
        75
        Database Error in model slow (models/slow.sql)
          terminating connection due to administrator command\
        """,
        building.get());
    assertOldRowsAndRetry();
  }

  @Test
  void aServerThatIsKilledIsAnErrorOfItsNode() throws Exception {
    CompletableFuture<String> building = sleepingBuild();
    kill();
    String told = building.get();
    url = server.up();

    assertTrue(told.startsWith("75\nDatabase Error in model slow (models/slow.sql)\n  "), told);
    assertOldRowsAndRetry();
  }

  @Test
  void aLockThatSomeoneElseHoldsEndsAtTheLockTimeout() throws Exception {
    String told;
    try (Database database = Database.open(url, 1);
        Connection other = database.connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select * from shop.slow");
      ask("alter database %s set lock_timeout = '300ms'".formatted(url.database()));
      told = build(Map.of("version", 2));
      other.rollback();
      ask("alter database %s reset lock_timeout".formatted(url.database()));
    }

    assertEquals(
        """
        75
        Database Error in model slow (models/slow.sql)
          canceling statement due to lock timeout\
        """,
        told);
    assertOldRowsAndRetry();
  }

  @Test
  void aStatementThatTakesTooLongIsTheModelsOwnFault() throws Exception {
    ask("alter database %s set statement_timeout = '300ms'".formatted(url.database()));
    String told = build(Map.of("version", 2, "nap", 60));
    ask("alter database %s reset statement_timeout".formatted(url.database()));

    assertEquals(
        """
        1
        Database Error in model slow (models/slow.sql)
          canceling statement due to statement timeout\
        """,
        told);
    assertEquals("1", ask("select max(version) from shop.last"));
    assertEquals("", ask(LEFTOVERS));
  }

  @Test
  void aFullDiskIsAnErrorOfItsNode() throws Exception {
    Path small = Files.createDirectory(shared.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString()) == 0,
        "only root can make a small disk here");
    try {
      run("chown", "--reference=" + shared.resolve("server/data"), small.toString());
      ask("create tablespace small location '%s'".formatted(small));
      ask("alter database %s set default_tablespace = 'small'".formatted(url.database()));
      String told = build(Map.of("version", 2, "rows", 20_000));
      ask("alter database %s reset default_tablespace".formatted(url.database()));

      assertTrue(
          told.startsWith(
              "75\nDatabase Error in model slow (models/slow.sql)\n  could not extend file "),
          told);
      assertTrue(told.contains("No space left on device"), told);
      assertOldRowsAndRetry();
    } finally {
      ask("drop schema shop cascade");
      ask("drop tablespace if exists small");
      run("umount", "--lazy", small.toString());
    }
  }

  /// A second build, of version 2, that is seen asleep in the middle of `slow`.
  private CompletableFuture<String> sleepingBuild() throws InterruptedException {
    CompletableFuture<String> building =
        CompletableFuture.supplyAsync(() -> build(Map.of("version", 2, "nap", 60)));
    for (int i = 0; i < 600 && asleep().equals("0"); i++) {
      Thread.sleep(50);
    }
    assertEquals("1", asleep());
    return building;
  }

  private String asleep() {
    return ask("select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
  }

  private void assertOldRowsAndRetry() throws IOException {
    assertEquals("1", ask("select max(version) from shop.last"));
    assertEquals("", ask(LEFTOVERS));
    write(
        "models/slow.sql",
        Files.readString(folder.resolve("models/slow.sql"))
            .replace("pg_sleep({{ var('nap', 0) }})", "pg_sleep(0)")
            .replace("{{ var('rows', 1) }}", "1"));

    assertEquals("0\n", daybook("retry"));

    assertEquals("2", ask("select max(version) from shop.last"));
    assertEquals("", ask(LEFTOVERS));
  }

  /// Exit code and the errors in the summary at the end.
  private String build(Map<String, Object> vars) {
    StringBuilder yaml = new StringBuilder("{");
    vars.forEach((name, value) -> yaml.append(name).append(": ").append(value).append(", "));
    return daybook("run", "--vars", yaml.append('}').toString());
  }

  private String daybook(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of("models", verb, "--exit-codes", "daybook"));
    words.addAll(List.of("--project-dir", folder.toString(), "--profiles-dir", folder.toString()));
    words.addAll(List.of(more));
    Map<String, String> environment =
        Map.of(
            "SHOP_HOST", url.host(),
            "SHOP_PORT", String.valueOf(url.port()),
            "SHOP_USER", url.user(),
            "SHOP_PASSWORD", url.password().reveal(),
            "SHOP_DATABASE", url.database());
    Invocation invocation = Invocation.daybook(environment, words.toArray(String[]::new));
    return invocation.exitCode() + "\n" + errors();
  }

  /// The messages of the nodes that failed, as the artifact has them.
  private String errors() {
    try {
      JsonNode results =
          new ObjectMapper().readTree(folder.resolve("target/run_results.json").toFile());
      StringJoiner errors = new StringJoiner("\n");
      for (JsonNode result : results.get("results")) {
        if (result.get("status").asText().equals("error")) {
          errors.add(result.get("message").asText().replaceFirst("\n  compiled code at .*", ""));
        }
      }
      return errors.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private void kill() throws IOException {
    Path file = shared.resolve("server/data/postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  /// The first value of the last statement's result, empty where there is none.
  private String ask(String sql) {
    try (Database database = Database.open(url, 1);
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static int run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).start().waitFor();
  }
}
