package io.daybook.cli.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A dbt project and what is done with it, one step a line of its file `steps`; a project without
/// such a file is built.
///
/// @param checkout the folder that is copied
/// @param project where the project is in it
record Case(String name, Path checkout, Path project, List<Step> steps) {
  private static final List<String> PROJECTS = List.of("", "integration_tests");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /// One thing that is done.
  sealed interface Step {}

  /// A command of dbt: `build --select marts`; `1 build` where it must end with another code than
  /// 0.
  record Command(int exitCode, List<String> words) implements Step {
    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /// What somebody else does in the database meanwhile: `sql update …`.
  record Statement(String sql) implements Step {}

  /// The checkouts in a folder, by name: a project stands in the checkout itself, or, where the
  /// checkout is a package, in its `integration_tests`.
  static List<Case> in(Path folder) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> checkouts = Files.list(folder)) {
      for (Path checkout : checkouts.sorted().toList()) {
        PROJECTS.stream()
            .map(Path::of)
            .filter(project -> Files.exists(checkout.resolve(project).resolve("dbt_project.yml")))
            .reduce((_, inner) -> inner)
            .map(project -> of(checkout, project))
            .ifPresent(cases::add);
      }
    }
    return cases;
  }

  private static Case of(Path checkout, Path project) {
    Path folder = checkout.resolve(project);
    return new Case(checkout.getFileName().toString(), checkout, project, steps(folder));
  }

  private static List<Step> steps(Path project) {
    Path file = project.resolve("steps");
    if (Files.exists(file)) {
      try {
        return Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Case::step)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Command build = new Command(0, List.of("build"));
    return Files.exists(project.resolve("packages.yml"))
        ? List.of(new Command(0, List.of("deps")), build)
        : List.of(build);
  }

  private static Step step(String line) {
    if (line.startsWith("sql ")) {
      return new Statement(line.substring("sql ".length()));
    }
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    boolean coded = words.getFirst().matches("\\d+");
    int exitCode = coded ? Integer.parseInt(words.removeFirst()) : 0;
    return new Command(exitCode, words);
  }
}
