package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is not here is read where a former run left it.
class DeferTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void theRowsOfAUnitTestHaveTheColumnsOfWhatIsDeferred() {
    shop.write("models/a.sql", "select 1 as x, 'one' as y");
    shop.write("models/m.sql", "select x + 1 as x from {{ ref('a') }}");
    shop.write(
        "models/u.yml",
        """
        unit_tests:
          - {name: u, model: m, given: [{input: ref('a'), rows: [{x: 1}]}], expect: {rows: [{x: 2}]}}
        """);
    String state = shop.path("state").toString();
    shop.models("build", "--target", "prod", "--target-path", state);

    String here = shop.models("test", "-s", "u");
    assertTrue(
        here.contains(
            "Not able to get columns for unit test 'a' from relation \""
                + shop.database()
                + "\".\"shop\".\"a\" because the relation doesn't exist"),
        here);
    String deferred = shop.models("build", "-s", "m", "--defer", "--state", state);
    assertTrue(
        deferred.endsWith("PASS=2 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=2"), deferred);
  }
}
