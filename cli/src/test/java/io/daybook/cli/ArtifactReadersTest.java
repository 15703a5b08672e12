package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we write of a project with most of dbt's constructs is what dbt writes of it, keeps to
/// dbt's published schemas and is read by the programs that read dbt's.
@Tag("slow")
class ArtifactReadersTest {
  private static final Path PROJECTS =
      Checkout.root().resolve("model-runner/src/test/projects").normalize();
  private static final Path SCRIPTS = Checkout.root().resolve("cli/src/test/python");

  @TempDir Path home;

  private Peer peer;
  private Path project;

  @BeforeEach
  void copyTheProject() throws IOException {
    peer = new Peer(home);
    for (String name : List.of("constructs", "helpers")) {
      copy(PROJECTS.resolve(name), home.resolve(name));
    }
    project = home.resolve("constructs");
    Files.writeString(
        project.resolve("profiles.yml"),
        """
        constructs:
          target: dev
          outputs:
            dev:
              type: postgres
              host: "{{ env_var('PEER_HOST') }}"
              port: "{{ env_var('PEER_PORT') | as_number }}"
              user: "{{ env_var('PEER_USER') }}"
              password: "{{ env_var('DBT_ENV_SECRET_PEER') }}"
              dbname: "{{ env_var('PEER_DATABASE') }}"
              schema: main
              threads: 2
        """);
  }

  @Test
  void dbtItsSchemasAndItsReadersAgreeWithWhatWeWrite() throws Exception {
    Path dbt = peer.dbt();
    Path python = dbt.resolve("python");
    Path readers = peer.python("dbt-artifacts-parser==0.15.0");
    try (TestDatabase database = TestDatabase.create()) {
      database.execute("do 'begin create role reader; exception when others then end'");
      daybook(0, database.url(), "deps");
      // Two sources have no table and one model breaks its contract: both programs must say so.
      peer.run(1, environment(database.url()), dbtCommand("dbt", dbt, "build"));
      database.execute("drop schema snaps cascade"); // a snapshot says whether it is the first
      daybook(1, database.url(), "build");
      same(python);
      valid(python, readers, "manifest", "run_results");

      peer.run(environment(database.url()), dbtCommand("dbt", dbt, "docs", "generate"));
      daybook(0, database.url(), "docs", "generate");
      same(python);
      valid(python, readers, "manifest", "run_results", "catalog");
    }
  }

  @Test
  void theManifestOfSqlModelsIsDbts() throws Exception {
    Path dbt = peer.dbt();
    project = home.resolve("sql-models");
    copy(Checkout.root().resolve("sql-models"), project);

    peer.run(Map.of(), dbtCommand("dbt", dbt, "parse"));
    daybook(0, DatabaseUrl.parse("postgresql://nobody@localhost/nothing"), "parse");

    Path python = dbt.resolve("python");
    Path readers = peer.python("dbt-artifacts-parser==0.15.0");
    same(python);
    valid(python, readers, "manifest");
  }

  @Test
  void dbtRunsOnOurManifestAsOnItsOwn() throws Exception {
    Path dbt = peer.dbt();
    Path parser = home.resolve("parser.sh");
    Files.writeString(
        parser,
        "exec '%s' -cp '%s' io.daybook.cli.Main models parse \"$@\"\n"
            .formatted(
                ProcessHandle.current().info().command().orElseThrow(),
                System.getProperty("java.class.path")));
    try (TestDatabase database = TestDatabase.create()) {
      database.execute("do 'begin create role reader; exception when others then end'");
      daybook(0, database.url(), "deps");
      peer.run(1, environment(database.url()), dbtCommand("dbt", dbt, "build"));
      database.execute("drop schema snaps cascade");

      Object[] build =
          dbtCommand("us", dbt, "build", "--use-v2-parser", "--v2-parser", "sh " + parser);
      String said = peer.run(1, environment(database.url()), build);

      assertTrue(said.contains("v2 parser completed"), said);
      same(dbt.resolve("python"));
    }
  }

  @Test
  void cosmosLoadsTheManifest() throws Exception {
    String airflow =
        peer.run(Map.of(), Checkout.root().resolve("airflow-provider/venv.sh"), "airflow");
    Path python =
        Path.of(airflow.lines().reduce("", (earlier, line) -> line)).resolve("bin/python");
    // Beside Airflow's pinned packages, not among them.
    List<Object> install = new ArrayList<>(List.of(python, "-m", "pip", "install", "--quiet"));
    install.addAll(List.of("--no-deps", "--target", at("cosmos"), "astronomer-cosmos==1.15.1"));
    install.addAll(List.of("aenum", "deprecation", "wrapt", "msgpack", "virtualenv"));
    install.addAll(List.of("openlineage-integration-common", "openlineage-sql"));
    peer.run(Map.of(), install.toArray());
    daybook(0, DatabaseUrl.parse("postgresql://nobody@localhost/constructs"), "deps");
    daybook(0, DatabaseUrl.parse("postgresql://nobody@localhost/constructs"), "parse");

    String found =
        peer.run(
            Map.of("PYTHONPATH", at("cosmos"), "AIRFLOW_HOME", at("airflow")),
            python,
            SCRIPTS.resolve("cosmos_graph.py"),
            at("us/manifest.json"),
            project,
            "+stg_customers");

    assertEquals(
        List.of(
            "found model.constructs.stg_customers seed.constructs.customers_seed",
            "found seed.constructs.customers_seed"),
        found.lines().filter(line -> line.startsWith("found ")).toList());
  }

  private void same(Path python) throws IOException, InterruptedException {
    String differences =
        peer.run(Map.of(), python, SCRIPTS.resolve("differences.py"), at("dbt"), at("us"));
    assertEquals("", differences);
  }

  private void valid(Path python, Path readers, String... artifacts)
      throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of(python, SCRIPTS.resolve("valid.py"), at("us")));
    words.addAll(List.of(artifacts));
    assertEquals("", peer.run(Map.of(), words.toArray()));
    words.set(0, readers);
    words.set(1, SCRIPTS.resolve("readers.py"));
    String read = peer.run(Map.of(), words.toArray());
    assertEquals(artifacts.length, read.lines().count(), read);
    assertTrue(read.startsWith("manifest ManifestV12\n"), read);
  }

  private Object[] dbtCommand(String target, Path dbt, String... verb) {
    List<Object> words = new ArrayList<>(List.of(dbt.resolve("dbt")));
    words.addAll(List.of(verb));
    words.addAll(List.of("--project-dir", project, "--profiles-dir", project));
    words.addAll(List.of("--target-path", at(target), "--log-path", at("logs")));
    return words.toArray();
  }

  private void daybook(int exitCode, DatabaseUrl database, String... verb) {
    List<String> words = new ArrayList<>(List.of("models"));
    words.addAll(List.of(verb));
    words.addAll(List.of("--project-dir", project.toString(), "--target-path", at("us")));
    Invocation invocation = Invocation.daybook(environment(database), words.toArray(String[]::new));
    assertEquals(exitCode, invocation.exitCode(), invocation.story());
  }

  private static Map<String, String> environment(DatabaseUrl database) {
    return Map.of(
        "PEER_HOST", database.host(),
        "PEER_PORT", String.valueOf(database.port()),
        "PEER_USER", database.user(),
        "DBT_ENV_SECRET_PEER", database.password().reveal(),
        "PEER_DATABASE", database.database());
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
