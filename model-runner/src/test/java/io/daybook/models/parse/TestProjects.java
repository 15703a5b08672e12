package io.daybook.models.parse;

import io.daybook.kernel.run.Run;
import io.daybook.models.dependency.Installation;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Projects for tests: copies of those in `src/test/projects`, and small ones written on the spot.
public final class TestProjects {
  private TestProjects() {}

  /// The project `constructs` with its package, copied below a folder, installed and parsed.
  public static Manifest constructs(Path folder) {
    copy(Path.of("src/test/projects/constructs"), folder.resolve("constructs"));
    copy(Path.of("src/test/projects/helpers"), folder.resolve("helpers"));
    Invocation invocation = invocation(folder.resolve("constructs"));
    Installation.run(invocation, Installation.Choice.LOCKED, _ -> {});
    return Parser.parse(Project.open(invocation));
  }

  /// A project of those files (path, text), parsed.
  public static Manifest of(Path folder, Map<String, String> files) {
    return of(folder, files, _ -> {});
  }

  /// The same, with an ear for what is warned of.
  static Manifest of(Path folder, Map<String, String> files, Consumer<Warning> warnings) {
    write(folder, "dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\n");
    write(
        folder,
        "profiles.yml",
        "small:\n  target: dev\n  outputs:\n    dev: {type: postgres, host: h, user: u, password: p,"
            + " dbname: d, schema: s}\n");
    files.forEach((path, text) -> write(folder, path, text));
    Project project = Project.open(invocation(folder));
    return Parser.parse(project, Memory.empty(), warnings);
  }

  private static Invocation invocation(Path folder) {
    return new Invocation(
        folder,
        Optional.of(folder),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Fields.EMPTY,
        Run.start());
  }

  private static void write(Path folder, String path, String text) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copyFile(from, to, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyFile(Path from, Path to, Path file) {
    try {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
