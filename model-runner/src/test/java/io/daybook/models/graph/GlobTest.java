package io.daybook.models.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Answers of Python 3.11's `fnmatch` and `Path.glob`.
final class GlobTest {
  private static final Set<String> PLACES =
      Set.of("/", "models/", "models/a.sql", "models/m.yml", "models/deep/", "models/deep/b.sql");

  @Test
  void setsOfCharactersAreThoseOfFnmatch() {
    assertTrue(Glob.matches("stg", "[r-t]t?"));
    assertTrue(Glob.matches("^", "[^a]"));
    assertFalse(Glob.matches("b", "[^a]"));
    assertTrue(Glob.matches("b", "[!a]"));
    assertTrue(Glob.matches("&", "[&&a]"));
    assertFalse(Glob.matches("m", "[z-a]"));
    assertTrue(Glob.matches("m", "[!z-a]"));
    assertTrue(Glob.matches("x[]", "x[]"));
    assertTrue(Glob.matches("a]", "a[]]"));
  }

  @Test
  void twoStarsStandForFoldersOnly() {
    assertEquals(Set.of("models", "models/deep"), Glob.places("models/**", PLACES));
    assertEquals(Set.of("", "models", "models/deep"), Glob.places("**", PLACES));
    assertEquals(Set.of("models/a.sql", "models/deep/b.sql"), Glob.places("**/*.sql", PLACES));
  }

  @Test
  void aSlashAtTheEndMeansFolders() {
    assertEquals(Set.of("models/deep"), Glob.places("models/*/", PLACES));
    assertEquals(
        Set.of("models/a.sql", "models/m.yml", "models/deep"), Glob.places("models/*", PLACES));
  }

  @Test
  void patternsThatPythonRefusesAreRefused() {
    assertEquals("Non-relative patterns are unsupported", refusal("/tmp"));
    assertEquals("Unacceptable pattern: ''", refusal(""));
    assertEquals("Invalid pattern: '**' can only be an entire path component", refusal("**.sql"));
  }

  private static String refusal(String pattern) {
    return assertThrows(FailureException.class, () -> Glob.places(pattern, PLACES))
        .failure()
        .fact();
  }
}
