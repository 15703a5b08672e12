package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds a small project on a real PostgreSQL and looks at what stands there afterwards.
class RunnerTest {
  private Map<String, String> statuses = Map.of();
  private Map<String, String> messages = Map.of();
  private ProjectOnDatabase project;

  @TempDir private Path target;

  @AfterEach
  void close() {
    project.close();
  }

  private List<String> rows(String sql) {
    return project.rows(sql);
  }

  @BeforeEach
  void build() {
    project = new ProjectOnDatabase("shop", target);
    statuses = project.statuses;
    messages = project.messages;
    assertEquals(1, project.run(Task.BUILD));
  }

  @Test
  void seedsHaveTheTypesThatDbtInfers() {
    List<String> types =
        rows(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'shop' and table_name = 'orders' order by ordinal_position");

    assertEquals(
        List.of(
            "id|integer",
            "customer|text",
            "amount|double precision",
            "ordered_on|date",
            "paid|boolean",
            "note|text"),
        types);
    assertEquals(
        List.of("1|null", "2|two/lines", "3|null"),
        rows("select id, replace(note, chr(10), '/') from shop.orders"));
    assertEquals("INSERT 3", messages.get("orders"));
  }

  @Test
  void relationsStandUnderTheirNamesOnly() {
    List<String> relations =
        rows(
            "select relname, relkind from pg_class where relnamespace = 'shop'::regnamespace"
                + " and relkind in ('r', 'v') order by 1");

    assertEquals(
        List.of("customers|r", "daily|r", "doubled|r", "ended|r", "orders|r", "stg_orders|v"),
        relations);
    assertEquals("CREATE VIEW", messages.get("stg_orders"));
    assertEquals("SELECT 2", messages.get("customers"));
    assertEquals(
        List.of("1"), rows("select count(*) from pg_indexes where tablename = 'customers'"));
  }

  @Test
  void aFailureSkipsWhatHangsOnIt() {
    assertEquals("error", statuses.get("broken"));
    assertEquals("skipped", statuses.get("after_broken"));
    assertTrue(
        messages
            .get("broken")
            .startsWith(
                """
                Database Error in model broken (models/broken.sql)
                  column "nothing" does not exist
                  LINE\
                """),
        messages.get("broken"));
  }

  @Test
  void testsTellWhatTheyFound() {
    assertEquals("pass", statuses.get("unique_stg_orders_id"));
    assertEquals("warn", statuses.get("not_null_stg_orders_amount"));
    assertEquals(
        "Got 1 result, configured to warn if != 0", messages.get("not_null_stg_orders_amount"));
    assertEquals("fail", statuses.get("accepted_values_customers_customer__ada"));
    assertEquals("pass", statuses.get("no_future_orders"));
  }

  @Test
  void macrosAndMaterializationsOfTheProjectAreUsed() {
    assertEquals(List.of("25", "14"), rows("select amount from shop.doubled order by 1 desc"));
    assertEquals("SELECT 2", messages.get("doubled"));
  }

  @Test
  void incrementalModelsTakeNewRowsOnly() {
    project.rows(
        "with gone as (delete from shop.daily where ordered_on = '2026-11-01' returning 1) select 1");
    project.run(Task.RUN);

    assertEquals(
        List.of("2026-11-02|2"), rows("select ordered_on, orders from shop.daily order by 1"));
    assertEquals("INSERT 0 1", messages.get("daily"));

    project.run(Task.RUN, Map.of("full_refresh", true));

    assertEquals(
        List.of("2026-11-01|1", "2026-11-02|2"),
        rows("select ordered_on, orders from shop.daily order by 1"));
  }
}
