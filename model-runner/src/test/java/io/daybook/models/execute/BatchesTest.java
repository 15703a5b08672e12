package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.models.event.BatchResults;
import io.daybook.models.event.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that is built day by day, and a materialized view, over the same events.
class BatchesTest {
  private static final String EVENTS =
      """
      create schema raw;
      create table raw.events (id int, at timestamp, value int);
      insert into raw.events values
        (1, '2026-11-01 10:00', 14), (2, '2026-11-02 10:00', 14), (3, '2026-11-03 10:00', 14);
      """;
  private static final Map<String, String> THREE_DAYS =
      Map.of("event_time_start", "2026-11-01", "event_time_end", "2026-11-04");

  @TempDir private Path target;
  private ProjectOnDatabase project;

  @BeforeEach
  void events() {
    project = new ProjectOnDatabase("batches", target);
    project.execute(EVENTS);
  }

  @AfterEach
  void close() {
    project.close();
  }

  private List<String> ids() {
    return project.rows("select id from batches.events order by id");
  }

  @Test
  void everyDayIsBuiltByItself() {
    assertEquals(0, project.run(Task.RUN, THREE_DAYS), project.messages::toString);

    assertEquals(List.of("1", "2", "3"), ids());
    assertEquals("SUCCESS", project.messages.get("events"));
    assertEquals(List.of("done"), project.rows("select said from batches.log"));
    assertEquals(
        List.of(
            new Window(Window.moment("2026-11-01"), Window.moment("2026-11-02")),
            new Window(Window.moment("2026-11-02"), Window.moment("2026-11-03")),
            new Window(Window.moment("2026-11-03"), Window.moment("2026-11-04"))),
        project.batches("events").successful());
  }

  @Test
  void aDayThatFailsLeavesTheOthersAndIsBuiltAgain() {
    project.execute("update raw.events set value = 13 where id = 2");

    assertEquals(1, project.run(Task.RUN, THREE_DAYS));
    assertEquals("partial success", project.statuses.get("events"));
    assertEquals("PARTIAL SUCCESS (2/3)", project.messages.get("events"));
    assertEquals(List.of("1", "3"), ids());

    BatchResults first = project.batches("events");
    project.execute("update raw.events set value = 14");
    project.execute("delete from batches.events where id = 3");

    assertEquals(0, project.resume(Task.RUN, Map.of("model.batches.events", first)));
    assertEquals(List.of("1", "2"), ids());
    assertEquals(3, project.batches("events").successful().size());
  }

  @Test
  void nothingFollowsAFirstDayThatFails() {
    project.execute("update raw.events set value = 13 where id = 1");

    assertEquals(1, project.run(Task.RUN, THREE_DAYS));
    assertEquals("ERROR", project.messages.get("events"));
    assertEquals(3, project.batches("events").failed().size());
  }

  @Test
  void aSampleSeesTheRowsOfItsTime() {
    project.run(
        Task.RUN, Map.of("sample", "{start: 2026-11-02, end: 2026-11-03}", "full_refresh", true));

    assertEquals(List.of("2"), ids());
    assertEquals(List.of("2"), project.rows("select id from batches.refreshed"));
  }

  @Test
  void aMaterializedViewIsMadeOnceAndThenRefreshed() {
    project.run(Task.RUN, THREE_DAYS);
    assertEquals("CREATE INDEX", project.messages.get("refreshed"));

    project.execute("insert into raw.events values (4, '2026-11-01', 14)");
    project.run(Task.RUN, THREE_DAYS);

    assertEquals("REFRESH MATERIALIZED VIEW", project.messages.get("refreshed"));
    assertEquals(List.of("4"), project.rows("select count(*) from batches.refreshed"));
  }

  @Test
  void aChangedIndexIsAppliedOrRefused() {
    project.run(Task.RUN, THREE_DAYS);

    project.vars(Map.of("indexed", "at", "on_change", "fail"));
    project.run(Task.RUN, THREE_DAYS);
    assertEquals(
        """
        FailFast Error in model refreshed (models/refreshed.sql)
          Configuration changes were identified and `on_configuration_change` was set to `fail` for `"DATABASE"."batches"."refreshed"`\
        """
            .replace("DATABASE", project.rows("select current_database()").getFirst()),
        project.messages.get("refreshed"));

    project.vars(Map.of("indexed", "at"));
    project.run(Task.RUN, THREE_DAYS);
    assertEquals(
        List.of("CREATE UNIQUE INDEX ON batches.refreshed USING btree (at)"),
        project.rows(
            "select regexp_replace(indexdef, ' INDEX \\S+', ' INDEX') from pg_indexes where tablename = 'refreshed'"));
  }
}
