package io.daybook.models.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Texts that travel together, on a real PostgreSQL.
class SessionTest {
  private final TestDatabase database = TestDatabase.create();
  private final Sessions sessions = new Sessions(settings(), 1);
  private Session session = sessions.borrow();

  private ConnectionSettings settings() {
    DatabaseUrl url = database.url();
    return new ConnectionSettings(
        url.host(),
        url.port(),
        url.user(),
        url.password().reveal(),
        url.database(),
        "",
        "",
        "",
        ConnectionSettings.SslFiles.NONE,
        10,
        1,
        0,
        "test");
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  private Object value(String sql) {
    return String.valueOf(session.execute(sql, true).table().rows().getFirst().getFirst());
  }

  private void again() {
    Session before = session;
    sessions.giveBack(session);
    session = sessions.borrow();
    assertSame(before, session);
  }

  @Test
  void answersTheLastOfSeveralTexts() {
    session.later("create table shop (id int)");
    session.later("insert into shop values (1), (2)");

    Answer answer =
        session.execute("select id from shop order by id; select count(*) from shop", true);

    assertEquals("SELECT 1", answer.message());
    assertEquals("2", String.valueOf(answer.table().rows().getFirst().getFirst()));
  }

  @Test
  void blamesTheTextThatFailed() {
    session.later("create table shop (id int)");
    session.later("alter table\n  shelf rename to rack");
    session.commitLater();

    FailureException refused = assertThrows(FailureException.class, session::finish);

    assertEquals("relation \"shelf\" does not exist", refused.failure().fact());
    assertEquals("null", value("select to_regclass('shop')"));
  }

  @Test
  void showsTheLineOfTheTextThatFailed() {
    session.later("create table shop (id int)");

    FailureException refused =
        assertThrows(FailureException.class, () -> session.execute("select\n  nothing", false));

    assertEquals(
        "column \"nothing\" does not exist\nLINE 2:   nothing\n          ^",
        refused.failure().fact());
  }

  @Test
  void whatFollowsACommitThatFailedFindsWhatWasThere() {
    session.execute("create table old (id int)", false);
    session.commitLater();
    session.flush();
    again();
    session.later("alter table old rename to older");
    session.later("select 1 / 0");
    session.commitLater();
    session.later("drop table if exists older cascade");

    assertThrows(FailureException.class, session::finish);

    assertEquals("old", value("select to_regclass('old')"));
  }

  @Test
  void isAsGoodAsNewAfterFinish() {
    session.execute(
        "set statement_timeout = '7s'; create temporary table left_over (id int)", false);
    session.commitLater();
    session.finish();

    again();

    assertEquals("0", value("select current_setting('statement_timeout')"));
    assertEquals("null", value("select to_regclass('left_over')"));
    assertEquals("1s", value("select current_setting('client_connection_check_interval')"));
  }

  @Test
  void throwsAwayWhatWasNotCommitted() {
    session.execute("create table shop (id int)", false);
    session.later("insert into shop values (1)");

    again();

    assertEquals("null", value("select to_regclass('shop')"));
  }

  @Test
  void bearsATextWithoutAStatement() {
    session.later("create table shop (id int)");

    assertEquals("EMPTY", session.execute("-- nothing", false).message());
    assertEquals("shop", value("select to_regclass('shop')"));
  }
}
