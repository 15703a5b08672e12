package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the log tells besides results: statements, hooks, where each node is.
class LogEventsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/m.sql", "select 1 as a");
  }

  @Test
  void noLogTellsWhatASecretHolds() {
    shop.environment("DBT_ENV_SECRET_KEY", "open sesame");
    shop.write("models/m.sql", "select 'open sesame'::text as a");

    String told =
        shop.models("run", "--debug") + shop.models("run", "--log-format", "json", "--debug");
    told += shop.read("logs/dbt.log");

    assertFalse(told.contains("sesame"), told);
    assertTrue(told.contains("select '*****'::text as a"), told);
  }

  @Test
  void eachStatementOfANodeIsInTheLogFile() {
    shop.models("run", "--log-format-file", "text");

    List<String> told =
        shop.read("logs/dbt.log")
            .lines()
            .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d  ", ""))
            .map(line -> line.replaceAll("\\d+\\.\\d{3} seconds", "0 seconds"))
            .dropWhile(line -> !line.equals("Began running node model.shop.m"))
            .toList();
    String statement = "On model.shop.m: /* {\"app\": \"dbt\", \"dbt_version\": \"1.12.6\"";
    assertTrue(told.contains("On model.shop.m: BEGIN"), told.toString());
    assertTrue(told.stream().anyMatch(line -> line.startsWith(statement)), told.toString());
    assertTrue(told.stream().anyMatch(line -> line.strip().startsWith("create view")));
    assertTrue(told.contains("SQL status: CREATE VIEW in 0 seconds"), told.toString());
    assertTrue(told.contains("On model.shop.m: COMMIT"), told.toString());
    assertTrue(told.contains("On model.shop.m: Close"), told.toString());
    assertTrue(told.contains("Finished running node model.shop.m"), told.toString());
  }

  @Test
  void aStatementIsAnEventOfItsNode() {
    String told = shop.invoke("run", "--log-format", "json", "--log-level", "debug").results();

    String query =
        told.lines()
            .filter(line -> line.contains("\"name\":\"SQLQuery\"") && line.contains("create view"))
            .findFirst()
            .orElseThrow();
    assertTrue(query.contains("\"conn_name\":\"model.shop.m\""), query);
    assertTrue(query.contains("\"code\":\"E016\""), query);
    assertTrue(query.contains("\"unique_id\":\"model.shop.m\""), query);
  }

  @Test
  void aTestThatFailsTellsWhereItsQueryAndItsRowsAre() {
    shop.write("tests/t.sql", "{{ config(store_failures=true) }} select 1 as id");

    String told = shop.models("build");

    String query = "select * from \"" + shop.database() + "\".\"shop_dbt_test__audit\".\"t\"";
    String border = "-".repeat(query.length());
    assertTrue(
        told.contains(
            """
              Got 1 result, configured to fail if != 0

              compiled code at target/compiled/shop/tests/t.sql

              See test failures:
              %1$s
              %2$s
              %1$s

            Done.\
            """
                .formatted(border, query)),
        told);
  }

  @Test
  void theOwnersOfANodeAreToldWithWhatBecameOfIt() {
    shop.write("models/m.sql", "select nothing as a");
    shop.write(
        "models/m.yml",
        "groups: [{name: g, owner: {email: [a@b, c@d], slack: s}}]\n"
            + "models: [{name: m, config: {group: g}}]");

    String told = shop.invoke("run", "--log-format", "json", "--log-level", "debug").results();

    String group =
        "\"group\":{\"name\":\"g\",\"package_name\":\"shop\",\"owner\":{\"email\":\"['a@b', 'c@d']\",\"slack\":\"s\"}}";
    for (String event : List.of("LogModelResult", "RunResultFailure", "RunResultError")) {
      String line = line(told, event);
      assertTrue(line.contains(group), line);
    }
    assertTrue(line(told, "LogModelResult").contains("\"status\":\"error\""), told);
    String finished = line(told, "NodeFinished");
    assertTrue(finished.contains("\"run_result\":{\"status\":\"error\""), finished);
  }

  private static String line(String told, String event) {
    return told.lines()
        .filter(line -> line.contains("\"name\":\"" + event + "\""))
        .findFirst()
        .orElse("");
  }

  @Test
  void hooksOfTheProjectAreNumbered() {
    shop.write(
        "dbt_project.yml",
        """
        {name: shop, version: '1.0', profile: shop,
         on-run-start: [create schema if not exists shop, select 1], on-run-end: select 2}
        """);

    assertEquals(
        """
        1 of 2 START hook: shop.on-run-start.0 ......................................... [RUN]
        1 of 2 OK hook: shop.on-run-start.0 ............................................ [OK]
        2 of 2 START hook: shop.on-run-start.1 ......................................... [RUN]
        2 of 2 OK hook: shop.on-run-start.1 ............................................ [OK]

        1 of 1 START sql view model shop.m ............................................. [RUN]
        1 of 1 OK created sql view model shop.m ........................................ [CREATE VIEW]

        1 of 1 START hook: shop.on-run-end.0 ........................................... [RUN]
        1 of 1 OK hook: shop.on-run-end.0 .............................................. [OK]
        """,
        ScratchProject.from("1 of 2", shop.models("run"))
            .replaceFirst("(?s)(on-run-end.0 \\.+ \\[OK]\n).*", "$1"));
  }
}
