package io.daybook.models.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the queries of ephemeral models are put: the answers are dbt-core 1.12.6's. `/` is a line
/// end.
class CompilerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "/-- a/select 1/|/with __c as (q) -- a/select 1/",
        "  select 1|  with __c as (q) select 1",
        "-- a/with x as (select 1) select 2|-- a/with  __c as (q), x as (select 1) select 2",
        "with/-- c/x as (select 1) select 2|with/ __c as (q), -- c/x as (select 1) select 2",
        "WITH recursive/ x as (select 1) select 2|WITH recursive/  __c as (q), x as (select 1) select 2",
        "(with x as (select 1) select 2)|with __c as (q) (with x as (select 1) select 2)",
      })
  void queriesOfEphemeralModelsStandFirst(String sql, String injected) {
    String found = Compiler.inject(sql.replace('/', '\n'), List.of(" __c as (q)"));

    assertEquals(injected.replace('/', '\n'), found);
  }
}
