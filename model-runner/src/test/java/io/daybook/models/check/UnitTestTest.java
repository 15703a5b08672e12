package io.daybook.models.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unit tests of `src/test/projects/checks`; what is expected was taken from dbt-core 1.12.6 on the
/// same project.
class UnitTestTest {
  private static final Map<String, Object> NO_FLAGS = Map.of();

  private ChecksProject project;

  @TempDir private Path target;

  @BeforeEach
  void open() {
    project = new ChecksProject(target);
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Map<String, Outcome> test(String word) {
    project.run(Task.SEED, id -> true, NO_FLAGS);
    project.run(Task.RUN, id -> id.startsWith("model."), NO_FLAGS);
    return project.run(Task.TEST, id -> id.startsWith("unit_test.") && id.contains(word), NO_FLAGS);
  }

  @Test
  void allEndAsWithDbt() {
    Map<String, String> statuses = new TreeMap<>();
    test("").forEach((id, outcome) -> statuses.put(id, outcome.status().key()));

    Map<String, String> expected = new TreeMap<>();
    for (String passed :
        new String[] {
          "grown.only_new",
          "grown.the_first_time",
          "kept.each_version_v2",
          "kept.not_that_version_v2",
          "kept.one_version_v1",
          "named.no_rows_in_none_out",
          "named.rows_of_the_seed",
          "over_quick.ephemeral_input",
          "payments.many_types"
        }) {
      expected.put(passed, "pass");
    }
    for (String failed :
        new String[] {
          "kept.each_version_v1",
          "totals.dicts_and_overrides",
          "totals.fixture_file",
          "totals.given_as_csv",
          "wrong.expects_too_much"
        }) {
      expected.put(failed, "fail");
    }
    for (String broken :
        new String[] {
          "totals.given_as_sql",
          "totals.missing_input",
          "wrong.bad_expected_value",
          "wrong.bad_value",
          "wrong.unknown_column",
          "wrong.unknown_expected_column"
        }) {
      expected.put(broken, "error");
    }
    assertEquals(expected, statuses);
  }

  @Test
  void aFailureShowsWhatDiffersAndNothingElse() {
    Outcome outcome = test("expects_too_much").get("wrong.expects_too_much");

    assertEquals(
        """


        actual differs from expected:

        @@ ,id,amount,good
        →  ,1 ,2→2.00,True
        →  ,2 ,5→3.00,False
        +++,3 ,Decimal('4.00')  ,null
        ---,4 ,Decimal('9')     ,null

        """,
        String.valueOf(outcome.message()).replace("\r", ""));
    assertEquals(1L, outcome.failures());
    assertEquals(6L, outcome.response().get("rows_affected"));
  }

  @Test
  void macrosVariablesAndEnvironmentAreReplacedForTheTestOnly() {
    Outcome replaced = test("dicts_and_overrides").get("totals.dicts_and_overrides");

    String sql = String.valueOf(replaced.compiled());
    assertTrue(sql.contains("sum(p.amount) * 10 as total"), sql);
    assertTrue(sql.contains("'replaced' as label,\n    7 as twice"), sql);
    assertEquals("none|2", project.database.query("select label, twice from checks.totals"));
  }

  @Test
  void errorsSayWhichInputIsWrong() {
    Map<String, Outcome> outcomes = test("");

    assertEquals(
        """
        Compilation Error in model payments (models/unit/unit.yml)
          Invalid column name: 'colour' in unit test fixture for 'payments'.
          Accepted columns for 'payments' are: ['id', 'amount', 'paid_on', 'method', 'detail', 'good', 'odd name']\
        """,
        outcomes.get("wrong.unknown_column").message());
    assertEquals(
        """
        Compilation Error in unit_test missing_input (models/unit/unit.yml)
          Unit_Test 'unit_test.checks.totals.missing_input' (models/unit/unit.yml) depends on a source named 'raw.orders' which was not found\
        """,
        outcomes.get("totals.missing_input").message());
    assertTrue(
        String.valueOf(outcomes.get("wrong.bad_value").message())
            .startsWith(
                """
                Runtime Error in unit_test bad_value (models/unit/unit.yml)
                  An error occurred during execution of unit test 'bad_value'. There may be an error in the unit test definition: check the data types.
                   Database Error
                    invalid input syntax for type numeric: "much"
                    LINE\
                """));
  }

  @Test
  void aBuildTestsAModelBeforeItIsMade() {
    Map<String, Outcome> outcomes =
        project.run(
            Task.BUILD,
            id -> id.matches("(seed|model)\\..*") || id.matches(".*(expects_too_much|many_types)"),
            NO_FLAGS);

    assertEquals("fail", outcomes.get("wrong.expects_too_much").status().key());
    assertEquals("skipped", outcomes.get("wrong").status().key());
    assertEquals("skipped", outcomes.get("after_wrong").status().key());
    assertEquals("success", outcomes.get("payments").status().key());
    assertEquals(
        "null", project.database.query("select to_regclass('checks.wrong')"), "must not be made");
    assertTrue(project.story.stream().anyMatch(line -> line.contains("2 unit tests")));
  }

  @Test
  void nothingStaysInTheDatabase() {
    test("");

    assertEquals(
        "0",
        project.database.query(
            "select count(*) from pg_class where relname like '%dbt_tmp%' or relname like '%many_types%'"));
  }
}
