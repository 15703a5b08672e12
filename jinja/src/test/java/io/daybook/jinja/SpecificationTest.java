package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.UndefinedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The cases of `src/test/resources/spec`: what Jinja2 3.1.6 answers, by construct.
class SpecificationTest {
  private static final Path FOLDER = Path.of("src/test/resources/spec");
  private static final int LEAST_CASES = 2_800;

  @TestFactory
  Stream<DynamicTest> everyConstructAnswersAsJinja2() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        tests.add(dynamicTest(file.getFileName().toString(), () -> checkAll(file)));
      }
    }
    return tests.stream();
  }

  @Test
  void nothingIsMissing() throws IOException {
    int count = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        List<?> cases = cases(read(file));
        assertTrue(cases.stream().allMatch(c -> ((Map<?, ?>) c).get("reason") instanceof String));
        count += cases.size();
      }
    }

    assertTrue(count >= LEAST_CASES, "only " + count + " cases");
  }

  private static Map<?, ?> read(Path file) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().setCodePointLimit(50_000_000).build())
            .loadFromString(Files.readString(file));
  }

  private static List<?> cases(Map<?, ?> file) {
    return (List<?>) file.get("cases");
  }

  private static void checkAll(Path file) throws IOException {
    Map<?, ?> content = read(file);
    Map<?, ?> context = (Map<?, ?>) content.get("context");
    List<org.junit.jupiter.api.function.Executable> checks = new ArrayList<>();
    for (Object one : cases(content)) {
      checks.add(() -> check((Map<?, ?>) one, context));
    }

    assertAll(checks);
  }

  @SuppressWarnings("unchecked") // the names of a context are texts
  private static void check(Map<?, ?> one, Map<?, ?> context) {
    String template = (String) one.get("template");
    String expected = expected(one);
    String actual;
    try {
      Template parsed = environment(one).parse(template, "<template>");
      Map<String, Object> names = (Map<String, Object>) context;
      actual =
          Boolean.TRUE.equals(one.get("native"))
              ? Text.repr(parsed.renderNative(names))
              : parsed.render(names);
    } catch (JinjaException error) {
      boolean hasLine =
          one.get("error") instanceof Map<?, ?> e
              && e.get("line") != null
              && !"SyntaxError".equals(e.get("type"));
      actual = error.type() + (hasLine ? " at line " + error.line() : "");
    }
    if (!expected.equals(actual)) {
      throw new AssertionError(
          one.get("construct")
              + ": "
              + template
              + "\n  expected: "
              + expected
              + "\n  actual:   "
              + actual);
    }
  }

  private static String expected(Map<?, ?> one) {
    if (one.get("error") instanceof Map<?, ?> error) {
      boolean hasLine = error.get("line") != null && !"SyntaxError".equals(error.get("type"));
      return error.get("type") + (hasLine ? " at line " + error.get("line") : "");
    }
    return Objects.toString(one.get(Boolean.TRUE.equals(one.get("native")) ? "repr" : "output"));
  }

  private static Environment environment(Map<?, ?> options) {
    Map<?, ?> templates = options.get("templates") instanceof Map<?, ?> map ? map : Map.of();
    return Environment.builder()
        .undefined(
            switch (Objects.toString(options.get("undefined"), "default")) {
              case "strict" -> UndefinedPolicy.STRICT;
              case "chainable" -> UndefinedPolicy.CHAINABLE;
              case "debug" -> UndefinedPolicy.DEBUG;
              default -> UndefinedPolicy.DEFAULT;
            })
        .autoescape(Boolean.TRUE.equals(options.get("autoescape")))
        .whitespace(
            Boolean.TRUE.equals(options.get("trim_blocks")),
            Boolean.TRUE.equals(options.get("lstrip_blocks")),
            Boolean.TRUE.equals(options.get("keep_trailing_newline")))
        .loader(name -> (String) templates.get(name))
        .build();
  }
}
