package io.daybook.models.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is chosen is what dbt 1.12.6 chooses (recorded).
class VersionTest {
  private static final List<String> ALL =
      List.of(
          "0.9.0",
          "1.0.0-rc1",
          "1.0.0",
          "1.2.0-a.2",
          "1.2.0-a.10",
          "1.2.0",
          "1.3.0-rc1",
          "1.10.0",
          "2.0.0-b1",
          "2.0.0");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.0 | 1.2.0",
        ">=1.0.0,<2.0.0 | 1.10.0",
        ">1.2.0 | 2.0.0",
        "<=1.2.0 | 1.2.0",
        "<1.0.0 | 0.9.0",
        ">=1.0.0-rc1,<1.3.0 | 1.2.0",
        "=1.2.0-a.10 | 1.2.0-a.10",
        ">=1.2.0-a.1,<1.2.0 | none",
        ">=3.0.0 | none"
      })
  void theNewestThatAllBoundsAllow(String bounds, String chosen) {
    List<Version.Bound> all = Stream.of(bounds.split(",")).map(Version.Bound::of).toList();
    assertEquals(
        chosen,
        ALL.stream()
            .map(Version::of)
            .filter(version -> all.stream().allMatch(bound -> bound.allows(version)))
            .max(Comparator.naturalOrder())
            .map(Version::text)
            .orElse("none"));
  }

  @Test
  void versionsHaveAnOrder() {
    assertEquals(
        ALL, ALL.reversed().stream().map(Version::of).sorted().map(Version::text).toList());
    assertEquals(
        "\"1.0\" is not a valid semantic version.",
        assertThrows(IllegalArgumentException.class, () -> Version.of("1.0")).getMessage());
  }
}
