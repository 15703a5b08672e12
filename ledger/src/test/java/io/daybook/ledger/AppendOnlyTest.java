package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendOnlyTest {
  private static final List<String> EVENTS =
      List.of("run", "task_run", "load_run", "reject", "model_run", "check_result", "publication");

  @Test
  void refusesToForgetOrChangeAnEventEvenToTheSuperuser() throws SQLException {
    List<String> answers = new ArrayList<>();
    try (TestDatabase test = TestLedger.create();
        Connection connection = test.database().connection();
        Statement statement = connection.createStatement()) {
      for (String event : EVENTS) {
        String table = "daybook." + event;
        answers.add(event + " " + state(statement, "delete from " + table));
        answers.add(event + " " + state(statement, "truncate " + table + " cascade"));
      }
      for (String event : EVENTS.subList(2, EVENTS.size())) {
        String key = event.equals("load_run") ? "load_id" : event + "_id";
        String change = "update daybook." + event + " set " + key + " = " + key;
        answers.add(
            event
                + " "
                + state(statement, change.replace("set reject_id = reject_id", "set line = 1")));
      }
    }

    List<String> expected = new ArrayList<>();
    EVENTS.forEach(event -> expected.addAll(List.of(event + " 23001", event + " 23001")));
    EVENTS.subList(2, EVENTS.size()).forEach(event -> expected.add(event + " 23001"));
    assertEquals(expected, answers);
  }

  private static String state(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return "done";
    } catch (SQLException refused) {
      return String.valueOf(refused.getSQLState());
    }
  }
}
