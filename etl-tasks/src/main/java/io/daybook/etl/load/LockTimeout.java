package io.daybook.etl.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// How long a load waits for another one of the same date before it gives up for now.
public final class LockTimeout {
  private static final int SECONDS = 120;

  private LockTimeout() {}

  /// Holds for the current transaction.
  public static void set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '" + SECONDS + "s'");
    }
  }
}
