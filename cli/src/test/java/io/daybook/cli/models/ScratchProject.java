package io.daybook.cli.models;

import io.daybook.cli.Invocation;
import io.daybook.kernel.file.Folders;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A dbt project that a test writes file by file, on a database of its own, run as a person would:
/// by the words of a command. Its name is `shop`, its schema `shop`. One thread. It lives as long
/// as one test, whose class registers it.
final class ScratchProject implements AfterEachCallback {
  private final Path folder = temporary();
  private final TestDatabase database = TestDatabase.create();
  private final Map<String, String> environment = new TreeMap<>();

  ScratchProject() {
    DatabaseUrl url = database.url();
    environment.put("SHOP_PASSWORD", url.password().reveal());
    write("dbt_project.yml", "{name: shop, version: '1.0', profile: shop}");
    write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev: &dev
              type: postgres
              host: %s
              port: %d
              user: %s
              password: "{{ env_var('SHOP_PASSWORD') }}"
              dbname: %s
              schema: shop
              threads: 1
            prod:
              <<: *dev
              schema: shop_prod
        """
            .formatted(url.host(), url.port(), url.user(), url.database()));
  }

  /// Writes a file of the project.
  void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a file of the project.
  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a file of the project lies.
  Path path(String file) {
    return folder.resolve(file);
  }

  /// Sets an environment variable for the commands that follow.
  void environment(String name, String value) {
    environment.put(name, value);
  }

  /// `daybook models WORDS…` in the project: the exit code, then standard output and standard error
  /// line by line, without times.
  String models(String... words) {
    Invocation done = invoke(words);
    return done.exitCode() + "\n" + plain((done.results() + "\n" + done.story()).strip());
  }

  /// The same with both apart.
  Invocation invoke(String... words) {
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(List.of(words));
    all.addAll(List.of("--project-dir", folder.toString(), "--profiles-dir", folder.toString()));
    return Invocation.daybook(environment, all.toArray(String[]::new));
  }

  /// A story without its times and places of this machine.
  private String plain(String story) {
    return story
        .replace(folder.toString(), "…")
        .lines()
        .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d  ?", ""))
        .map(line -> line.replaceAll(" in \\d+\\.\\d\\ds\\]", "]"))
        .reduce((one, next) -> one + "\n" + next)
        .orElse("");
  }

  /// What was told from a line on that begins so.
  static String from(String start, String told) {
    return Stream.of(told.split("\n", -1))
        .dropWhile(line -> !line.startsWith(start))
        .reduce((one, next) -> one + "\n" + next)
        .orElse("");
  }

  /// The database's name.
  String database() {
    return database.url().database();
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
  public void afterEach(ExtensionContext context) throws IOException {
    database.close();
    Folders.delete(folder);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("shop").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
