package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The cases of `src/test/resources/spec`: what Jinja2 3.1.6 answers, by construct. A method for
/// each file, so that the mutation tests run only the files that reach the changed line.
class SpecificationTest {
  private static final int LEAST_CASES = 6_800;

  @Test
  void autoescape() {
    Specification.check("autoescape");
  }

  @Test
  void blocks() {
    Specification.check("blocks");
  }

  @Test
  void calls() {
    Specification.check("calls");
  }

  @Test
  void dbtNative() {
    Specification.check("dbt-native");
  }

  @Test
  void expressions() {
    Specification.check("expressions");
  }

  @Test
  void filters() {
    Specification.check("filters");
  }

  @Test
  void filtersWithArguments() {
    Specification.check("filters-with-arguments");
  }

  @Test
  void loops() {
    Specification.check("for");
  }

  @Test
  void formatMiniLanguage() {
    Specification.check("format-mini-language");
  }

  @Test
  void branches() {
    Specification.check("if");
  }

  @Test
  void literals() {
    Specification.check("literals");
  }

  @Test
  void loopVariable() {
    Specification.check("loop-variable");
  }

  @Test
  void macro() {
    Specification.check("macro");
  }

  @Test
  void methods() {
    Specification.check("methods");
  }

  @Test
  void whatTheFuzzerFound() throws IOException {
    Specification.check("found-by-the-fuzzer");
  }

  @Test
  void nativeValues() {
    Specification.check("native");
  }

  @Test
  void operators() {
    Specification.check("operators");
  }

  @Test
  void percentFormatting() {
    Specification.check("percent-formatting");
  }

  @Test
  void printingValues() {
    Specification.check("printing-values");
  }

  @Test
  void rawAndComments() {
    Specification.check("raw-and-comments");
  }

  @Test
  void set() {
    Specification.check("set");
  }

  @Test
  void subscripts() {
    Specification.check("subscripts");
  }

  @Test
  void templates() {
    Specification.check("templates");
  }

  @Test
  void tests() {
    Specification.check("tests");
  }

  @Test
  void undefined() {
    Specification.check("undefined");
  }

  @Test
  void whitespace() {
    Specification.check("whitespace");
  }

  @Test
  void withFilterDoPrint() {
    Specification.check("with-filter-do-print");
  }

  @Test
  void formatNumbers() {
    Specification.check("format-numbers");
  }

  @Test
  void formatTexts() {
    Specification.check("format-texts");
  }

  @Test
  void percentDirectives() {
    Specification.check("percent-more");
  }

  @Test
  void arithmetic() {
    Specification.check("arithmetic");
  }

  @Test
  void comparisons() {
    Specification.check("comparisons");
  }

  @Test
  void textMethods() {
    Specification.check("text-methods");
  }

  @Test
  void textArguments() {
    Specification.check("text-arguments");
  }

  @Test
  void containers() {
    Specification.check("containers");
  }

  @Test
  void slices() {
    Specification.check("slices");
  }

  @Test
  void conversions() {
    Specification.check("conversions");
  }

  @Test
  void html() {
    Specification.check("html");
  }

  @Test
  void flow() {
    Specification.check("flow");
  }

  @Test
  void escaping() {
    Specification.check("escaping");
  }

  @Test
  void literalEval() {
    Specification.check("literal-eval");
  }

  @Test
  void globals() {
    Specification.check("globals");
  }

  @Test
  void moreFilters() {
    Specification.check("more-filters");
  }

  @Test
  void bytes() {
    Specification.check("bytes");
  }

  @Test
  void complex() {
    Specification.check("complex");
  }

  @Test
  void nothingIsMissing() throws IOException {
    Set<String> names;
    try (Stream<Path> files = Files.list(Specification.FOLDER)) {
      names =
          files
              .map(file -> file.getFileName().toString().replace(".yaml", ""))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    int count = 0;
    for (String name : names) {
      List<Map<String, Object>> cases = Specification.read(name).cases();
      assertTrue(cases.stream().allMatch(one -> one.get("reason") instanceof String), name);
      count += cases.size();
    }

    String own = Files.readString(Path.of("src/test/java/io/daybook/jinja/SpecificationTest.java"));
    names.forEach(name -> assertTrue(own.contains("check(\"" + name + "\")"), name));
    assertTrue(count >= LEAST_CASES, "only " + count + " cases");
  }
}
