package io.daybook.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.cli.Invocation;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One of the two that are compared: a program with its own copy of the project and its own
/// database.
abstract class Side {
  private static final Set<String> SPEAKING = Set.of("ls", "run-operation");

  private final Path folder;
  private final TestDatabase database;

  Side(Path folder, TestDatabase database) {
    this.folder = folder;
    this.database = database;
  }

  /// Us, in this process.
  static Side daybook(Path folder, TestDatabase database) {
    return new Side(folder, database) {
      @Override
      Dbt.Said run(List<String> words) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(words);
        Invocation done = Invocation.daybook(all.toArray(String[]::new));
        String said = done.exitCode() == 0 ? done.results() : done.results() + done.story();
        return new Dbt.Said(done.exitCode(), said);
      }
    };
  }

  /// dbt.
  static Side dbt(Dbt dbt, Path folder, TestDatabase database) {
    return new Side(folder, database) {
      @Override
      Dbt.Said run(List<String> words) throws IOException {
        return dbt.run(folder, Map.of(), words);
      }
    };
  }

  abstract Dbt.Said run(List<String> words) throws IOException;

  /// Does all steps; what can be seen of each and what stands in the database at the end, by what
  /// it is about.
  SortedMap<String, String> facts(Case wanted) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    Path checkout = folder.resolve("checkout");
    copy(wanted.checkout(), checkout);
    Path project = checkout.resolve(wanted.project());
    profile(project);
    int number = 0;
    for (Case.Step step : wanted.steps()) {
      number++;
      switch (step) {
        case Case.Statement statement -> database.execute(statement.sql());
        case Case.Command command ->
            facts.putAll(command("%02d %s".formatted(number, command), project, command));
      }
    }
    Relations.of(database).forEach((name, digest) -> facts.put("relation " + name, digest));
    facts.replaceAll((_, fact) -> fact.replace(database.url().database(), "DATABASE"));
    return facts;
  }

  private Map<String, String> command(String title, Path project, Case.Command command)
      throws IOException {
    Map<String, String> facts = new TreeMap<>();
    List<String> words = new ArrayList<>(command.words());
    words.addAll(List.of("--project-dir", project.toString()));
    words.addAll(List.of("--profiles-dir", folder.toString(), "--quiet"));
    Path results = project.resolve("target/run_results.json");
    if (!command.words().getFirst().equals("retry")) { // which reads what it goes on from
      Files.deleteIfExists(results);
    }
    Dbt.Said said = run(words);
    boolean expected = said.exitCode() == command.exitCode();
    facts.put(title, "exit code " + said.exitCode() + (expected ? "" : "\n" + said.output()));
    if (said.exitCode() == 0 && SPEAKING.contains(command.words().getFirst())) {
      facts.put(title + " says", String.join("\n", new TreeSet<>(said.output().lines().toList())));
    }
    if (Files.exists(results)) {
      for (JsonNode result : new ObjectMapper().readTree(results.toFile()).get("results")) {
        String message = result.get("message").asText().lines().findFirst().orElse("");
        facts.put(
            title + ": " + result.get("unique_id").asText(),
            result.get("status").asText() + " " + result.get("failures").asText() + " " + message);
      }
    }
    return facts;
  }

  /// The profile that the project asks for, with our database.
  private void profile(Path project) throws IOException {
    String name = "";
    for (String line : Files.readAllLines(project.resolve("dbt_project.yml"))) {
      if (line.startsWith("profile:")) {
        name = line.substring("profile:".length()).strip().replaceAll("['\"]", "");
      }
    }
    DatabaseUrl url = database.url();
    Files.writeString(
        folder.resolve("profiles.yml"),
        """
        %s:
          target: dev
          outputs:
            dev: {type: postgres, host: %s, port: %d, user: %s, password: '%s', dbname: %s,
                  schema: dbt, threads: 4}
        """
            .formatted(
                name, url.host(), url.port(), url.user(), url.password().reveal(), url.database()));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = folder.getFileName().toString();
            if (name.equals(".git") || name.equals("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
