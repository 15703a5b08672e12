package io.daybook.models.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # python's pattern    | java's
          a{2,3}b{4}            | a{2,3}b{4}
          x{,3}                 | x{0,3}
          {{ ref('a') }}        | \\{\\{ ref('a') }}
          {a}                   | \\{a}
          (?P<year>\\d+)        | (?<year>\\d+)
          (?P<q>['"])x(?P=q)    | (?<q>['"])x\\k<q>
          ^a\\Z                 | ^a\\z
          \\\\Z                 | \\\\Z
          """)
  void meansTheSameInJava(String python, String java) {
    assertEquals(java, PatternText.java(python));
  }

  @Test
  void setsOfCharactersHoldNoSets() {
    assertEquals("[\\[a\\&\\&b]", PatternText.java("[[a&&b]"));
    assertEquals("[^\\]]+", PatternText.java("[^]]+"));
  }

  @Test
  void namesOfGroupsMayHaveUnderscores() {
    assertEquals("(?<firstUNDERSCOREname>x)", PatternText.java("(?P<first_name>x)"));
    assertEquals("first_name", PatternText.python(PatternText.name("first_name")));
  }
}
