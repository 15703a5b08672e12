package io.daybook.kernel.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.daybook.kernel.config.Configuration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// At most N connections to one database, opened when first needed and closed with it. May be
/// shared by threads; a connection may not.
public final class Database implements AutoCloseable {
  private static final long CONNECT_TIMEOUT_MILLIS = 30_000;

  private final DatabaseUrl url;
  private final HikariDataSource pool;

  private Database(DatabaseUrl url, HikariDataSource pool) {
    this.url = url;
    this.pool = pool;
  }

  /// Work inside one transaction.
  @FunctionalInterface
  public interface Work<T> {
    /// Does it; an exception rolls everything back.
    T in(Connection connection) throws SQLException;
  }

  /// The warehouse of this configuration, see {@link DatabaseUrl#of(Configuration)}.
  public static Database open(Configuration configuration) {
    return open(DatabaseUrl.of(configuration), configuration.databaseConnections());
  }

  /// Opens the pool with one connection.
  ///
  /// @param connections the most that will ever be open
  /// @throws io.daybook.kernel.failure.FailureException where the database cannot be reached
  public static Database open(DatabaseUrl url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("daybook");
    config.setJdbcUrl(url.jdbc());
    config.setDataSourceProperties(url.properties());
    config.setConnectionInitSql(ClientCheck.SQL);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    config.setInitializationFailTimeout(1);
    try {
      return new Database(url, new HikariDataSource(config));
    } catch (HikariPool.PoolInitializationException failed) {
      throw failed.getCause() instanceof SQLException cause ? SqlFailures.of(cause) : failed;
    }
  }

  /// Where it is.
  public DatabaseUrl url() {
    return url;
  }

  /// A connection in autocommit mode; closing it hands it back.
  ///
  /// @throws io.daybook.kernel.failure.FailureException Unavailable where none was free in time
  public Connection connection() {
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException none) {
      SQLException reason = none.getCause() instanceof SQLException cause ? cause : none;
      throw SqlFailures.of(
          new SQLTransientConnectionException(reason.getMessage(), "08001", reason));
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  /// Runs the work in one transaction: committed where it returns, rolled back where it throws.
  ///
  /// @throws io.daybook.kernel.failure.FailureException for what the database refused
  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = connection()) {
      return transact(connection, work);
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  private static <T> T transact(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.in(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  /// A failing rollback must not hide why the work failed; the server rolls back on its own when
  /// the connection is gone, and the pool throws such a connection away.
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      // see above
    }
  }

  /// Closes every connection; none of the pool's threads outlives this call by more than moments.
  @Override
  public void close() {
    pool.close();
  }
}
