package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.sql.SQLException;

/// Says who must act on what the database answered, by its SQLSTATE.
public final class SqlFailures {
  private SqlFailures() {}

  /// The failure behind an exception of the driver.

  public static FailureException of(SQLException exception) {
    return new FailureException(failure(exception), exception);
  }

  /// Whether the same statement may succeed later without anybody acting: lost connections, a
  /// server that starts or stops, exhausted resources, deadlocks, lock timeouts.
  public static boolean mayPass(SQLException exception) {
    String state = stateOf(exception);
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("40001")
        || state.equals("40P01")
        || state.equals("55P03");
  }

  /// In one piece: it is one table.
  private static Failure failure(SQLException exception) {
    String state = stateOf(exception);
    String fact = firstLine(exception) + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
    if (mayPass(exception)) {
      return new Failure.Unavailable(
          "POSTGRES-002",
          fact,
          Location.NONE,
          "try again; if it lasts, look whether the database runs and is reachable: `daybook db url`");
    }
    if (state.startsWith("28")) {
      return new Failure.Config(
          "POSTGRES-003",
          fact,
          Location.NONE,
          "check user and password of database.url (`daybook config show` says where it came from)");
    }
    if (state.equals("3D000")) {
      return new Failure.Config(
          "POSTGRES-003",
          fact,
          Location.NONE,
          "create the database or name another in database.url, then run `daybook db migrate`");
    }
    if (state.equals("42501")) {
      return new Failure.Config(
          "POSTGRES-004",
          fact,
          Location.NONE,
          "log in as a member of the role that owns the schema (docs/reference/ledger.md), or grant it");
    }
    return new Failure.Broken(
        "POSTGRES-005",
        fact,
        Location.NONE,
        "this statement should not fail: report it with the message above and the server's log");
  }

  private static String stateOf(SQLException exception) {
    String state = exception.getSQLState();
    return state == null ? "" : state;
  }

  private static String firstLine(SQLException exception) {
    String message = exception.getMessage();
    if (message == null) {
      return exception.getClass().getSimpleName();
    }
    return message.lines().findFirst().orElse("").strip();
  }
}
