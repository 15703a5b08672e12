package io.daybook.models.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.failure.FailureException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class YamlTest {

  @Test
  void plainScalarsMeanWhatTheyMeantInYaml11() {
    Object values =
        Yaml.value(
            "test", "[yes, Off, 012, 0x1F, 1_000, 1:30, 1.5, 1e3, ~, '1', 2020-01-31, on:x]");

    assertEquals(
        Arrays.asList(
            true,
            false,
            10L,
            31L,
            1000L,
            90L,
            1.5,
            "1e3",
            null,
            "1",
            LocalDate.of(2020, 1, 31),
            "on:x"),
        values);
  }

  @Test
  void aBlockThatEndsWithTheFileHasNoLineFeedOfItsOwn() {
    assertEquals(Map.of("a", "x > 0"), Yaml.value("test", "a: |\n  x > 0"));
    assertEquals(Map.of("a", "x > 0\n"), Yaml.value("test", "a: |\n  x > 0\n"));
    assertEquals(Map.of("a", "x y"), Yaml.value("test", "a: >\n  x\n  y"));
  }

  @Test
  void mergeKeysFillWhatIsNotSaid() {
    Object value = Yaml.value("test", "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}");

    assertEquals(Map.of("a", Map.of("x", 1L, "y", 2L), "b", Map.of("x", 1L, "y", 3L)), value);
  }

  @Test
  void theLastOfEqualKeysWins() {
    assertEquals(Map.of("a", 2L), Yaml.value("test", "a: 1\na: 2"));
  }

  @Test
  void aPlaceIsKnownForEachMap() {
    YamlDocument document = Yaml.read("f.yml", "models:\n  - name: a\n  - name: b\n");

    Object second = ((List<?>) document.map().get("models")).get(1);

    assertEquals("f.yml:3:5", document.at(second).text());
  }

  @Test
  void brokenYamlIsLocated() {
    FailureException e =
        assertThrows(FailureException.class, () -> Yaml.read("f.yml", "a: [1, 2\nb: 3"));

    assertEquals("PROJECT-001", e.failure().code());
    assertEquals("f.yml:2:2", e.failure().location().text());
  }
}
