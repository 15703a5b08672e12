package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import java.sql.Connection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void keepsAllOrNothingOfATransaction() {
    try (TestDatabase test = TestDatabase.create()) {
      test.execute("create table t (x int)");

      assertThrows(
          FailureException.class,
          () ->
              test.database()
                  .inTransaction(connection -> {
                    try (var statement = connection.createStatement()) {
                      statement.execute("insert into t values (1)");
                      return statement.execute("select 1 / 0");
                    }
                  }));

      assertEquals("0", test.query("select count(*) from t"));
    }
  }

  @Test
  void leavesNoThreadAndNoSessionBehind() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      Set<Thread> before = Thread.getAllStackTraces().keySet();

      try (Database database = Database.open(test.url(), 4);
          Connection first = database.connection();
          Connection second = database.connection()) {
        assertTrue(first.isValid(1) && second.isValid(1));
      }

      assertEquals(Set.of(), startedSince(before));
    }
  }

  @Test
  void saysWhereNobodyAnswers() {
    DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://me@127.0.0.1:1/x");

    FailureException refused =
        assertThrows(FailureException.class, () -> Database.open(nowhere, 1));

    assertEquals(
        """
        error[POSTGRES-002]: Connection to 127.0.0.1:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (SQLSTATE 08001)
        hint: try again; if it lasts, look whether the database runs and is reachable: `daybook db url`\
        """,
        refused.getMessage());
    assertEquals(75, refused.exitCode());
  }

  private static Set<String> startedSince(Set<Thread> before) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread)) {
        thread.join(2_000);
      }
    }
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }
}
