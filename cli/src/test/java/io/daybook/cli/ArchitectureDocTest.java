package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/architecture.md says of the house must be so.
class ArchitectureDocTest {
  private static final Path ROOT = Checkout.root();

  private final String page = read(ROOT.resolve("docs/architecture.md"));

  @Test
  void everyPackageItNamesExists() throws IOException {
    Set<String> named = found(page, "`(io\\.daybook(?:\\.[a-z]+)+)`");
    assertTrue(named.size() >= 7, "named: " + named);

    Set<String> packages = sourcePackages();
    for (String name : named) {
      assertTrue(packages.stream().anyMatch(p -> p.equals(name) || p.startsWith(name + ".")), name);
    }
  }

  @Test
  void itsRoomsAreTheModulesOfTheReactor() {
    Set<String> modules = found(read(ROOT.resolve("pom.xml")), "<module>([a-z-]+)</module>");
    assertTrue(modules.size() >= 7, "modules: " + modules);

    Set<String> rooms = found(page, "(?m)^\\| `([a-z-]+)` \\| `io\\.");

    assertEquals(modules, rooms);
  }

  @Test
  void theGroundKnowsNobodyAndTheTwoProgramsDoNotMeet() {
    assertEquals(Set.of(), dependencies("kernel"));
    assertEquals(Set.of(), dependencies("jinja"));
    assertTrue(!dependencies("etl-tasks").contains("model-runner"));
    assertTrue(!dependencies("model-runner").contains("etl-tasks"));
    assertTrue(dependencies("cli").containsAll(List.of("etl-tasks", "model-runner", "jinja")));
  }

  private static Set<String> dependencies(String module) {
    String pom = read(ROOT.resolve(module).resolve("pom.xml"));
    String afterParent = pom.substring(pom.indexOf("<name>"));
    return found(afterParent, "<artifactId>daybook-([a-z-]+)</artifactId>").stream()
        .filter(name -> !name.equals(module))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sourcePackages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(f -> f.endsWith("package-info.java") && f.toString().contains("/src/main/java/"))
          .map(ArchitectureDocTest::read)
          .flatMap(text -> found(text, "(?m)^package ([a-z.]+);").stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
