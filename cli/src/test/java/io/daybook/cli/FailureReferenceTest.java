package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/reference/failures.md lists every failure code in the sources; `make docs` writes it anew.
class FailureReferenceTest {
  private static final Path ROOT = Checkout.root();
  private static final Path PAGE = ROOT.resolve("docs/reference/failures.md");
  private static final Pattern CODE =
      Pattern.compile("\"([A-Z][A-Z0-9]+-\\d{3})\",\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\")?");

  @Test
  void thePageListsEveryCodeOfTheSources() throws IOException {
    Map<String, Set<String>> codes = codes();
    assertTrue(codes.size() >= 20, "codes: " + codes.keySet());

    String said = page(codes);
    if (Boolean.getBoolean("daybook.docs")) {
      Files.writeString(PAGE, said);
    }

    assertEquals(Files.readString(PAGE), said, "run `make docs` and commit what it writes");
  }

  private static String page(Map<String, Set<String>> codes) {
    StringBuilder page =
        new StringBuilder(
            "# Failure codes\n\nWritten by `make docs` from the sources. Each failure says the fact with its values, the place\n");
    page.append(
        "and the next step itself; this page is for searching.\n\n| Code | The fact begins |\n|---|---|\n");
    codes.forEach((code, facts) ->
        page.append("| ")
            .append(code)
            .append(" | ")
            .append(String.join("; ", facts))
            .append(" |\n"));
    return page.toString();
  }

  private static Map<String, Set<String>> codes() throws IOException {
    Map<String, Set<String>> codes = new TreeMap<>();
    for (Path source : sources()) {
      Matcher code = CODE.matcher(Files.readString(source));
      while (code.find()) {
        Set<String> facts = codes.computeIfAbsent(code.group(1), _ -> new TreeSet<>());
        String fact = code.group(2) == null ? "" : code.group(2).replace("\\\"", "\"").strip();
        if (!fact.isEmpty()) {
          facts.add(fact.replace("|", "\\|") + " …");
        }
      }
    }
    return codes;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> rooms = Files.list(ROOT)) {
      return rooms
          .map(room -> room.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(FailureReferenceTest::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
