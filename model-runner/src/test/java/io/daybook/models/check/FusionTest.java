package io.daybook.models.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.models.execute.Outcome;
import io.daybook.models.execute.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data tests of `src/test/projects/checks`, those that share a scan and those that run alone; what
/// is expected was taken from dbt-core 1.12.6 on the same project.
class FusionTest {
  private ChecksProject project;

  @TempDir private Path target;

  @BeforeEach
  void open() {
    project = new ChecksProject(target);
    project.run(Task.SEED, id -> true, Map.of());
    project.run(Task.RUN, id -> id.equals("model.checks.graded"), Map.of());
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Map<String, Outcome> test() {
    return project.run(Task.TEST, id -> id.startsWith("test."), Map.of());
  }

  @Test
  void allEndAsWithDbt() {
    StringBuilder said = new StringBuilder();
    Map<String, Outcome> byName = new TreeMap<>();
    test().values().forEach(outcome -> byName.put(outcome.node().name(), outcome));
    byName.forEach((name, outcome) ->
        said.append(
            "%s: %s %s %s%n"
                .formatted(
                    name.length() > 63 ? name.substring(0, 63) : name,
                    outcome.status().key(),
                    outcome.failures(),
                    String.valueOf(outcome.message()).lines().findFirst().orElse(""))));

    assertEquals(
        """
        accepted_values_graded__Grade___a__b: fail 2 Got 2 results, configured to fail if != 0
        accepted_values_graded__Grade___a__b__it_is_a_value_that_makes_: fail 2 Got 2 results, configured to fail if != 0
        accepted_values_graded_parent_id__False__1__2__7__8: pass 0 null
        all_grades: pass 0 null
        at_most_graded_id__4: warn 1 Got 1 result, configured to warn if != 0
        broken_relationship: error null Database Error in test broken_relationship (models/data/data.yml)
        enough_with_id: pass 0 null
        few_without_id: warn 1 Got 1 result, configured to warn if >= 1
        judged_by_the_database: fail 1 Got 1 result, configured to fail if between 1 and 3
        kept_as_view: fail 2 Got 2 results, configured to fail if != 0
        kept_not: fail 2 Got 2 results, configured to fail if != 0
        limited: fail 1 Got 1 result, configured to fail if != 0
        no_grade_z: pass 0 null
        not_null_graded__Grade_: fail 1 Got 1 result, configured to fail if != 0
        not_null_graded_id: fail 1 Got 1 result, configured to fail if != 0
        people_only: warn 3 Got 3 results, configured to warn if != 0
        relationships_graded_parent_id__id__ref_graded_: fail 3 Got 3 results, configured to fail if != 0
        some_without_id: warn 1 Got 1 result, configured to warn if != 0
        source_accepted_values_seeds_people_name__ada__grace: pass 0 null
        source_not_null_seeds_people_id: pass 0 null
        source_not_null_seeds_people_name: pass 0 null
        source_unique_seeds_people_id: pass 0 null
        summed: fail 2 Got 2 results, configured to fail if != 0
        too_many_rows: warn 7 Got 7 results, configured to warn if > 3
        unique_expression: fail 1 Got 1 result, configured to fail if != 0
        unique_graded_graded_on: pass 0 null
        unique_graded_id: fail 1 Got 1 result, configured to fail if != 0
        where_kept: fail 1 Got 1 result, configured to fail if != 0
        """,
        said.toString());
  }

  @Test
  void testsOfOneTableShareAScan() {
    test();

    String scans =
        project.database.query("select seq_scan from pg_stat_user_tables where relname = 'graded'");
    assertTrue(Integer.parseInt(scans) < 40, scans + " scans for 28 tests");
  }

  @Test
  void eachTestOfASharedScanSeesItsOwnRow() {
    Map<String, String> changes =
        Map.of(
            "name = 'zoe'", "source_accepted_values_seeds_people_name__ada__grace",
            "name = null", "source_not_null_seeds_people_name",
            "id = null", "source_not_null_seeds_people_id");

    changes.forEach((change, test) -> {
      project.run(Task.SEED, id -> true, Map.of());
      project.database.execute("update checks.people set " + change + " where name = 'ada'");
      List<String> failed =
          test().values().stream()
              .filter(outcome -> outcome.node().name().startsWith("source_"))
              .filter(outcome -> outcome.status() == Outcome.Status.FAIL)
              .map(outcome -> outcome.node().name() + " " + outcome.failures())
              .toList();

      assertEquals(List.of(test + " 1"), failed);
    });
  }

  @Test
  void theCompiledTextIsThatOfTheTestAlone() {
    Outcome outcome =
        test().entrySet().stream()
            .filter(each -> each.getKey().startsWith("not_null_graded__Grade_"))
            .findFirst()
            .orElseThrow()
            .getValue();

    String sql = String.valueOf(outcome.compiled()).replaceAll("\\s+", " ").strip();
    assertTrue(
        sql.matches("select \"Grade\" from \"\\w+\".\"checks\".\"graded\" where \"Grade\" is null"),
        sql);
    assertEquals(
        "{_message=SELECT 1, code=SELECT, rows_affected=1}", outcome.response().toString());
  }
}
