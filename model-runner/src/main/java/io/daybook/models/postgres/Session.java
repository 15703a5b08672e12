package io.daybook.models.postgres;

import io.daybook.kernel.postgres.ClientCheck;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;

/// One connection in the hands of one node. Transactions are as dbt's driver makes them: the first
/// statement opens one; after a `commit` that was sent as a statement every further statement
/// commits by itself, until a rollback starts the game anew. Not thread-safe, except {@link
/// #cancel}.
public final class Session {
  private final BaseConnection connection;
  private boolean opened;
  private boolean used;
  private boolean transactionFlag;
  private volatile boolean ended;

  Session(BaseConnection connection) {
    this.connection = connection;
  }

  /// Sends a text of one or more statements.
  ///
  /// @param fetch whether the rows of the last statement are wanted
  /// @throws io.daybook.kernel.failure.FailureException code {@link DatabaseFailure#CODE}; the
  ///   transaction is then rolled back
  public Answer execute(String sql, boolean fetch) {
    used = true;
    try {
      if (!opened) {
        opened = true;
        send("BEGIN", false);
      }
      return send(sql, fetch);
    } catch (SQLException e) {
      rollback();
      throw DatabaseFailure.statement(e, sql);
    }
  }

  /// Names and driver types of the columns that a query would give.
  public List<Described> describe(String sql) {
    used = true;
    try {
      if (!opened) {
        opened = true;
        send("BEGIN", false);
      }
      Collector collector = new Collector(true);
      run(sql, collector);
      List<Described> columns = new ArrayList<>();
      for (Field field : collector.fields) {
        columns.add(new Described(field.getColumnLabel(), TypeOid.driverName(field.getOID())));
      }
      return columns;
    } catch (SQLException e) {
      rollback();
      throw DatabaseFailure.statement(e, sql);
    }
  }

  /// A column of a query: name and the driver's name of its type.
  public record Described(String name, String driverType) {}

  /// Loads text in COPY's own format; returns the number of rows.
  public long copyIn(String copy, Reader rows) {
    execute("select 1", false);
    try {
      return new CopyManager(connection).copyIn(copy, rows);
    } catch (SQLException e) {
      rollback();
      throw DatabaseFailure.statement(e, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a statement with `auto_begin` ran and nothing has committed since.
  public boolean inTransaction() {
    return transactionFlag;
  }

  /// Notes that a transaction is meant to be open.
  public void markBegun() {
    transactionFlag = true;
  }

  /// Commits; what follows commits by itself.
  public void commit() {
    execute("COMMIT", false);
    transactionFlag = false;
  }

  /// Throws away what is not committed.
  public void rollback() {
    transactionFlag = false;
    opened = false;
    try {
      if (!connection.isClosed() && connection.getTransactionState() != TransactionState.IDLE) {
        send("ROLLBACK", false);
      }
    } catch (SQLException e) {
      close();
    }
  }

  /// Stops the statement in flight, from any thread.
  public void cancel() {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      close();
    }
  }

  /// Stops the statement in flight and refuses every later one, from any thread: what was not
  /// committed is rolled back when the connection closes.
  void end() {
    ended = true;
    cancel();
  }

  /// Makes the connection as good as new: no transaction, no temporary table, no setting.
  boolean restore(String role) {
    rollback();
    try {
      if (connection.isClosed()) {
        return false;
      }
      if (used) {
        send("DISCARD ALL", false);
        send(ClientCheck.SQL, false);
        if (!role.isEmpty()) {
          send("set role " + role, false);
        }
      }
      used = false;
      return true;
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
    }
  }

  private Answer send(String sql, boolean fetch) throws SQLException {
    Collector collector = new Collector(fetch);
    run(sql, collector);
    return collector.answer();
  }

  private void run(String sql, Collector collector) throws SQLException {
    if (ended) {
      throw new SQLException("the run was interrupted", "57014");
    }
    QueryExecutor executor = connection.getQueryExecutor();
    CachedQuery query = executor.createQuery(sql, false, false);
    int flags =
        QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;
    executor.execute(query.query, null, collector, 0, 0, flags);
  }

  /// Collects what the server says. Rows are followed by the tag of the statement that gave them; a
  /// tag without rows before it belongs to a later statement, whose rows are none.
  private static final class Collector extends ResultHandlerBase {
    private final boolean fetch;
    private String tag = "";
    private long affected = -1;
    private Field[] fields = new Field[0];
    private List<Tuple> tuples = List.of();
    private boolean rowsJustCame;

    Collector(boolean fetch) {
      this.fetch = fetch;
    }

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      this.fields = fields;
      this.tuples = tuples;
      rowsJustCame = true;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      tag = status;
      affected = hasCount(status) ? updateCount : -1;
      if (!rowsJustCame) {
        fields = new Field[0];
        tuples = List.of();
      }
      rowsJustCame = false;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
      // Notices of the server are for its log, as with dbt.
    }

    private static boolean hasCount(String status) {
      return !status.isEmpty() && Character.isDigit(status.charAt(status.length() - 1));
    }

    Answer answer() {
      ResultTable table =
          fetch && fields.length > 0 ? Fetched.table(fields, tuples) : ResultTable.EMPTY;
      return new Answer(tag, affected, table);
    }
  }
}
