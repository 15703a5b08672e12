package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three days of a table that changes, loses a row, gets it back and gets a column, and what
/// snapshots wrote down of it. The values are those of dbt-core 1.12.6 over the same days.
class HistoryTest {
  private static final String FIRST_DAY =
      """
      create schema raw;
      create table raw.orders
        (id int, customer varchar(10), status text, amount numeric(10,2), changed_at timestamp);
      insert into raw.orders values
        (1, 'ada', 'open', 10, '2026-11-01'),
        (2, 'bob', 'open', 20, '2026-11-01'),
        (3, 'cyd', 'done', 30, '2026-11-01');
      """;
  private static final String SECOND_DAY =
      """
      update raw.orders set status = 'done', changed_at = '2026-11-02' where id = 1;
      delete from raw.orders where id = 2;
      update raw.orders set amount = null, changed_at = '2026-11-02' where id = 3;
      insert into raw.orders values (4, 'dee', 'open', 40, '2026-11-02');
      """;
  private static final String THIRD_DAY =
      """
      insert into raw.orders values (2, 'bob', 'open', 25, '2026-11-03');
      alter table raw.orders add column note text;
      update raw.orders set note = 'late', changed_at = '2026-11-03' where id = 4;
      alter table raw.orders alter customer type varchar(30);
      """;

  @TempDir private Path target;
  private ProjectOnDatabase project;

  @BeforeEach
  void threeDays() {
    project = new ProjectOnDatabase("history", target);
    for (String day : new String[] {FIRST_DAY, SECOND_DAY, THIRD_DAY}) {
      project.execute(day);
      assertEquals(0, project.run(Task.SNAPSHOT), project.messages::toString);
    }
  }

  @AfterEach
  void close() {
    project.close();
  }

  /// Versions in the order of the days; what was written at the time of the run shows as `now`.
  private String versions(String table, String columns, String from, String to) {
    String shown =
        "select %1$s, %3$s::date, case when %4$s > '2026-11-04' and %4$s < '9999-01-01' then 'now' else %4$s::date::text end from %2$s order by id, least(%3$s, '2026-11-04'), 2"
            .formatted(columns, table, from, to);
    return String.join("\n", project.rows(shown));
  }

  private String columns(String table) {
    return String.join(
        ", ",
        project.rows(
            "select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute where attrelid = '"
                + table
                + "'::regclass and attnum > 0 and not attisdropped order by attnum"));
  }

  @Test
  void aNewerTimeIsANewVersionAndAMissingRowEndsItsLast() {
    assertEquals(
        """
        1|open|10.00|null|2026-11-01|2026-11-02
        1|done|10.00|null|2026-11-02|null
        2|open|20.00|null|2026-11-01|now
        2|open|25.00|null|2026-11-03|null
        3|done|30.00|null|2026-11-01|2026-11-02
        3|done|null|null|2026-11-02|null
        4|open|40.00|null|2026-11-02|2026-11-03
        4|open|40.00|late|2026-11-03|null\
        """,
        versions("history.by_time", "id, status, amount, note", "dbt_valid_from", "dbt_valid_to"));
    assertEquals(
        "7088e9d14cbdd96bf6e9c620cee9b001",
        String.join(
            "",
            project.rows(
                "select dbt_scd_id from history.by_time order by id, dbt_valid_from limit 1")));
  }

  @Test
  void aColumnOfTheSourceIsAddedAndOneThatGrowsIsWidened() {
    assertEquals(
        "id integer, status text, amount numeric(10,2), changed_at timestamp without time zone,"
            + " dbt_scd_id text, dbt_updated_at timestamp without time zone, dbt_valid_from timestamp"
            + " without time zone, dbt_valid_to timestamp without time zone, customer character"
            + " varying(30), note text",
        columns("history.by_time"));
  }

  @Test
  void checkedColumnsDecideAndAGoneRowGetsAVersionThatSaysSo() {
    assertEquals(
        """
        1|False|open|10.00|2026-11-01|2026-11-02
        1|False|done|10.00|2026-11-02|9999-12-31
        2|False|open|20.00|2026-11-01|now
        2|False|open|25.00|2026-11-03|9999-12-31
        3|False|done|30.00|2026-11-01|2026-11-02
        3|False|done|null|2026-11-02|9999-12-31
        4|False|open|40.00|2026-11-02|9999-12-31\
        """,
        versions(
            "(select * from history.by_columns where gone = 'False') live",
            "id, gone, status, amount",
            "valid_from",
            "valid_to"));
    assertEquals(
        "2|open|20.00|2026-11-03",
        String.join(
            "",
            project.rows(
                "select id, status, amount, valid_to::date from history.by_columns where gone = 'True'")));
    assertEquals(
        "id integer, status text, amount numeric(10,2), changed_at timestamp without time zone,"
            + " version_id text, dbt_updated_at timestamp without time zone, valid_from timestamp"
            + " without time zone, valid_to timestamp without time zone, gone text, customer character"
            + " varying(256), note text",
        columns("history.by_columns"));
  }

  @Test
  void aNewColumnIsANewVersionOfEveryRowWhereAllAreChecked() {
    assertEquals("10", String.join("", project.rows("select count(*) from history.by_all")));
    assertEquals(
        "4",
        String.join(
            "", project.rows("select count(*) from history.by_all where dbt_valid_to is null")));
  }

  @Test
  void aStrategyOfTheProjectDecides() {
    assertEquals(
        """
        1|open|10.00|2026-11-01|null
        2|open|20.00|2026-11-01|2026-11-03
        2|open|25.00|2026-11-03|null
        3|done|30.00|2026-11-01|null
        4|open|40.00|2026-11-02|2026-11-03
        4|open|40.00|2026-11-03|null\
        """,
        versions(
            "history_archive.only_open", "id, status, amount", "dbt_valid_from", "dbt_valid_to"));
  }

  @Test
  void nothingNewWritesNothing() {
    project.run(Task.SNAPSHOT, Map.of());

    assertEquals("INSERT 0 0", project.messages.get("by_time"));
  }
}
