package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is told is what dbt-core 1.12.6 tells.
class RetryTest {
  private static final String NOTHING =
      "[WARNING]: Nothing to do. Try checking your model configs and model specification args";

  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void afterARunThatHadNothingToDoThereIsNothingToRetry() {
    shop.write("models/a.sql", "select 1 as x");
    shop.models("run");

    String first = shop.models("retry");
    assertTrue(first.startsWith("0\n") && first.endsWith(NOTHING), first);
    assertEquals(
        """
        error[RETRY-001]: Could not find previous run in '…/target' target directory
          --> …/target/run_results.json
        hint: run a verb first, or name the folder of its artifacts with --state\
        """,
        ScratchProject.from("error", shop.models("retry")));
  }

  @Test
  void seedsAndClonesEndWithTheirCountsAlsoWhereNothingIsToDo() {
    shop.write("seeds/s.csv", "a\n1\n");
    shop.models("seed");

    assertEquals(
        NOTHING
            + """


            Completed successfully

            Done. PASS=0 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=0\
            """,
        ScratchProject.from("[WARNING]", shop.models("retry")));
  }

  @Test
  void flagsOfThatTimeHoldWhateverIsSaidNow() {
    shop.write("models/a.sql", "{{ config(materialized='table') }} select 1 / 0 as x");
    shop.write("models/b.sql", "{{ config(materialized='table') }} select 2 as x");
    shop.models("run");
    shop.write(
        "models/a.sql",
        "{{ config(materialized='table') }} select {{ flags.FULL_REFRESH is true }} as x");

    String told =
        shop.models("retry", "--full-refresh", "--fail-fast", "--no-defer", "--target", "prod");

    assertTrue(told.endsWith("PASS=1 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=1"), told);
    assertEquals(List.of("f"), shop.rows("select x from shop.a"));
  }

  @Test
  void aNodeThatIsGoneSinceEndsIt() {
    shop.write("models/a.sql", "select 1 / 0 as x");
    shop.write("models/b.sql", "{{ config(materialized='table') }} select 1 / 0 as x");
    shop.models("run");
    shop.write("models/b.sql", "{{ config(enabled=false) }} select 1 as x");

    assertEquals(
        """
        error[RETRY-003]: Couldn't find model 'model.shop.b' -- does it exist or is it disabled?
        hint: run the verb of that time anew\
        """,
        ScratchProject.from("error", shop.models("retry")));
  }

  @Test
  void anOperationIsDoneAgainWithItsArguments() {
    shop.write(
        "macros/halve.sql",
        "{% macro halve(n) %}{{ log('half: ' ~ run_query('select 10 / ' ~ n)[0][0], info=true) }}{% endmacro %}");
    String broken =
        shop.models(
            "run-operation",
            "halve",
            "--args",
            "{n: 0}",
            "--defer",
            "--no-favor-state",
            "--state=x");
    assertTrue(broken.startsWith("1\n"), broken);
    shop.write(
        "macros/halve.sql",
        "{% macro halve(n) %}{{ log('argument: ' ~ n, info=true) }}{% endmacro %}");

    String again = shop.models("retry");
    assertTrue(again.startsWith("0\n") && again.endsWith("argument: 0"), again);
    String nothing = shop.models("retry");
    assertTrue(nothing.startsWith("0\n"), nothing);
    assertFalse(nothing.contains("argument") || nothing.contains("WARNING"), nothing);
  }

  @Test
  void hooksAfterABrokenOneCountAsErrorsAndAreNotRetried() {
    shop.write("models/a.sql", "select 1 as x");
    shop.write(
        "dbt_project.yml",
        "{name: shop, version: '1.0', profile: shop, on-run-end: ['select 1 / 0', 'select 1']}");

    String told = shop.models("run");
    assertTrue(
        told.contains("\nCompleted with 2 errors, 0 partial successes, and 0 warnings:\n"), told);
    assertTrue(told.endsWith("PASS=1 WARN=0 ERROR=1 SKIP=1 NO-OP=0 REUSED=0 TOTAL=3"), told);
    assertTrue(shop.models("retry").endsWith(NOTHING));
  }

  @Test
  void onlyTheOverloadsThatFailedAreMadeAgain() {
    shop.write("functions/f.sql", "select a + 1");
    shop.write("functions/f_text.sql", "select a || '!'");
    shop.write("functions/f_date.sql", "select a::no_type");
    shop.write(
        "functions/f.yml",
        """
        functions:
          - name: f
            arguments: [{name: a, data_type: int}]
            returns: {data_type: int}
            overloads:
              - {defined_in: f_text, arguments: [{name: a, data_type: text}], returns: {data_type: text}}
              - {defined_in: f_date, arguments: [{name: a, data_type: date}], returns: {data_type: int}}
        """);
    assertTrue(shop.models("build").startsWith("1\n"));
    shop.write("functions/f_date.sql", "select extract(year from a)::int");

    String told = shop.models("retry");

    assertEquals(
        """
        Overload 1 of 2 SKIP function f overload f_text ......................................... [SKIPPED]
        Overload 2 of 2 START function f overload f_date ........................................ [RUN]
        Overload 2 of 2 OK created function f overload f_date ................................... [SUCCESS]
        1 of 1 OK created function shop.f .............................................. [SUCCESS]\
        """,
        told.substring(told.indexOf("Overload 1"), told.indexOf("\n\nFinished")));
    assertEquals(List.of("2026"), shop.rows("select shop.f(date '2026-01-01')"));
  }
}
