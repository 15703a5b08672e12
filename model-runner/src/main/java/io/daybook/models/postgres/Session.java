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
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;

/// One connection in the hands of one node. Transactions are as dbt's driver makes them: the first
/// statement opens one; after a `commit` that was sent as a statement every further statement
/// commits by itself, until a rollback starts the game anew. Texts whose answers nobody reads are
/// held back and travel with the next one: each is a message of its own, so the server sees, logs
/// and refuses them one by one, but all go there and come back once. Not thread-safe, except {@link
/// #cancel}.
public final class Session {
  private final BaseConnection connection;
  private final String role;
  private final List<String> held = new ArrayList<>();
  private boolean opened;
  private boolean used;
  private boolean transactionFlag;
  private volatile boolean ended;

  /// @param role empty: the user's own
  Session(BaseConnection connection, String role) {
    this.connection = connection;
    this.role = role;
    held.add(ClientCheck.SQL);
  }

  /// Sends a text of one or more statements.
  ///
  /// @param fetch whether the rows of the last statement are wanted
  /// @throws io.daybook.kernel.failure.FailureException code {@link DatabaseFailure#CODE}, of this
  ///   text or of one that was held back; the transaction is then rolled back
  public Answer execute(String sql, boolean fetch) {
    Collector collector = new Collector(fetch);
    later(sql);
    send(collector);
    return collector.answer();
  }

  /// Names and driver types of the columns that a query would give.
  public List<Described> describe(String sql) {
    Collector collector = new Collector(true);
    later(sql);
    send(collector);
    List<Described> columns = new ArrayList<>();
    for (Field field : collector.fields) {
      columns.add(new Described(field.getColumnLabel(), TypeOid.driverName(field.getOID())));
    }
    return columns;
  }

  /// Holds a text of exactly one statement back until the next is sent.
  public void later(String sql) {
    used = true;
    if (!opened) {
      opened = true;
      held.add("BEGIN");
    }
    held.add(sql);
  }

  /// Sends what is held back; gives what the server said to each.
  ///
  /// @throws io.daybook.kernel.failure.FailureException as {@link #execute}
  public List<String> flush() {
    Collector collector = new Collector(false);
    if (used && !held.isEmpty()) {
      send(collector);
    }
    return collector.tags;
  }

  private void send(Collector collector) {
    List<String> texts = takeHeld();
    try {
      run(texts, collector);
    } catch (SQLException e) {
      rollback();
      throw DatabaseFailure.statement(e, texts.get(collector.failed(texts.size())));
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

  /// Commits with the next text that is sent; what follows commits by itself.
  public void commitLater() {
    later("COMMIT");
    transactionFlag = false;
  }

  /// Throws away what is not committed.
  public void rollback() {
    transactionFlag = false;
    opened = false;
    held.clear();
    try {
      if (!connection.isClosed() && connection.getTransactionState() != TransactionState.IDLE) {
        run(List.of("ROLLBACK"), new Collector(false));
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

  /// Sends what is held back, and makes the connection as good as new on the same trip: for a node
  /// that has committed and has nothing more to say. Gives what the server said to what was held.
  ///
  /// @throws io.daybook.kernel.failure.FailureException as {@link #execute}
  public List<String> finish() {
    int own = held.size();
    addRestoration();
    List<String> texts = takeHeld();
    Collector collector = new Collector(false);
    try {
      run(texts, collector);
      renewed();
    } catch (SQLException e) {
      int failed = collector.failed(texts.size());
      if (failed < own) {
        rollback();
        throw DatabaseFailure.statement(e, texts.get(failed));
      }
      close(); // the node's own work is done
    }
    return collector.tags.subList(0, Math.min(own, collector.tags.size()));
  }

  /// Makes the connection as good as new: no transaction, no temporary table, no setting. False
  /// where it is of no use any more.
  boolean restore() {
    try {
      if (connection.isClosed()) {
        return false;
      }
      if (used) {
        held.clear();
        if (connection.getTransactionState() != TransactionState.IDLE) {
          held.add("ROLLBACK");
        }
        addRestoration();
        run(takeHeld(), new Collector(false));
        renewed();
      }
      return true;
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  private void addRestoration() {
    held.add("DISCARD ALL");
    held.add(ClientCheck.SQL);
    if (!role.isEmpty()) {
      held.add("set role " + role);
    }
  }

  private void renewed() {
    used = false;
    opened = false;
    transactionFlag = false;
  }

  private List<String> takeHeld() {
    List<String> texts = List.copyOf(held);
    held.clear();
    return texts;
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
    }
  }

  private void run(List<String> texts, Collector collector) throws SQLException {
    if (ended) {
      throw new SQLException("the run was interrupted", "57014");
    }
    List<NativeQuery> queries = new ArrayList<>(texts.size());
    texts.forEach(text -> queries.add(new NativeQuery(text, SqlCommand.BLANK)));
    QueryExecutor executor = connection.getQueryExecutor();
    int flags =
        QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;
    executor.execute(executor.wrap(queries), null, collector, 0, 0, flags);
  }

  /// Collects what the server says. Rows are followed by the tag of the statement that gave them; a
  /// tag without rows before it belongs to a later statement, whose rows are none. All texts but
  /// the last are of one statement, so the tags before the first error tell whose it is.
  private static final class Collector extends ResultHandlerBase {
    private final boolean fetch;
    private String tag = "";
    private long affected = -1;
    private Field[] fields = new Field[0];
    private List<Tuple> tuples = List.of();
    private boolean rowsJustCame;
    private final List<String> tags = new ArrayList<>();
    private int failed = -1;

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
      tags.add(status);
      tag = status;
      affected = hasCount(status) ? updateCount : -1;
      if (!rowsJustCame) {
        fields = new Field[0];
        tuples = List.of();
      }
      rowsJustCame = false;
    }

    @Override
    public void handleError(SQLException error) {
      if (failed < 0) {
        failed = tags.size();
      }
      super.handleError(error);
    }

    @Override
    public void handleWarning(SQLWarning warning) {
      // Notices of the server are for its log, as with dbt.
    }

    /// Which of so many texts failed.
    int failed(int texts) {
      return Math.min(failed < 0 ? tags.size() : failed, texts - 1);
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
