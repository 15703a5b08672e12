package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.syntax.MacroTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A template that went through bytes is the template that was parsed.
class BinaryTest {
  private static final Environment ENVIRONMENT =
      Environment.builder()
          .block(MacroTag.prefixed("test", "test_"))
          .block(MacroTag.prefixed("materialization", "materialization_"))
          .typedParameters(true)
          .build();

  @Test
  void everySpecifiedTemplateIsTheSameAfterBytes() throws IOException {
    int count = 0;
    for (Specified specified : specified()) {
      check(specified.template, specified.context);
      count++;
    }

    assertTrue(count >= 2_000, count + " templates that parse");
  }

  @Test
  void templatesOfTheBenchmarkAndOfACorpusAreTheSameAfterBytes() throws IOException {
    int count = 0;
    List<Path> roots = new ArrayList<>(List.of(Path.of("src/test/resources/bench")));
    String corpus = System.getProperty("daybook.jinja.corpus");
    if (corpus != null) {
      roots.add(Path.of(corpus));
    }
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(BinaryTest::isTemplate).toList()) {
          check(Files.readString(file), Map.of());
          count++;
        }
      }
    }

    assertTrue(count >= 4, count + " files");
  }

  @Test
  void blockTagsKeepTheirOptionsAndBodies() {
    check(
        """
        {% test positive(model, column_name: string, least=0) %}
          select 1 from {{ model }} where {{ column_name }} < {{ least }}
        {% endtest %}
        {% materialization thing, adapter='postgres', supported=[1, 2.5, none] %}{% endmaterialization %}
        """,
        Map.of());
  }

  @Test
  void damagedForeignOrCutBytesAreRefused() {
    String source = "{% macro m(a, b=2) %}{{ a ~ b }}{% endmacro %}{{ m('x') }} {{ 3 ** 0.5 }}";
    byte[] bytes = ENVIRONMENT.parse(source, "t").toBytes();

    assertTrue(ENVIRONMENT.restore(bytes, source, "t").isPresent());
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertTrue(ENVIRONMENT.restore(damaged, source, "t").isEmpty(), "byte " + i);
      byte[] cut = Arrays.copyOf(bytes, i);
      assertTrue(ENVIRONMENT.restore(cut, source, "t").isEmpty(), "length " + i);
    }
    assertTrue(ENVIRONMENT.restore(bytes, source + " ", "t").isEmpty(), "another text");
    Environment other = Environment.builder().whitespace(true, false, false).build();
    assertTrue(other.restore(bytes, source, "t").isEmpty(), "another dialect");
  }

  private static void check(String source, Map<String, Object> context) {
    Template parsed;
    try {
      parsed = ENVIRONMENT.parse(source, "t");
    } catch (JinjaException _) {
      return;
    }
    byte[] bytes = parsed.toBytes();

    Template restored = ENVIRONMENT.restore(bytes, source, "t").orElseThrow();

    assertEquals(parsed.source(), restored.source());
    assertEquals(parsed.view(), restored.view(), source);
    assertEquals(outcome(parsed, context), outcome(restored, context), source);
    assertFalse(bytes.length > 2 * source.length() + 100, source);
  }

  private static String outcome(Template template, Map<String, Object> context) {
    try {
      return template.render(context).replaceAll(" at 0x[0-9a-f]+", " at 0x");
    } catch (JinjaException error) {
      return error.rendering().replaceAll(" at 0x[0-9a-f]+", " at 0x");
    }
  }

  private static boolean isTemplate(Path file) {
    String name = file.toString();
    return name.endsWith(".sql") || name.endsWith(".jinja");
  }

  private record Specified(String template, Map<String, Object> context) {}

  @SuppressWarnings("unchecked") // the specification's own form
  private static List<Specified> specified() throws IOException {
    List<Specified> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/spec"))) {
      for (Path file : files.toList()) {
        Map<String, Object> page =
            (Map<String, Object>)
                Objects.requireNonNull(
                    new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(file)));
        Map<String, Object> context = (Map<String, Object>) page.get("context");
        for (Map<String, Object> one : (List<Map<String, Object>>) page.get("cases")) {
          all.add(new Specified((String) one.get("template"), context));
        }
      }
    }
    return all;
  }
}
