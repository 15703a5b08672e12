package io.daybook.models.compile;

import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.Session;
import io.daybook.models.postgres.Sessions;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The database in the hands of one node: a session borrowed when first needed, every statement
/// with the comment that says whose it is. One thread.
public final class Warehouse implements AutoCloseable {
  private final Sessions sessions;
  private final Comment comment;
  private @Nullable Session session;

  /// What goes with each statement.
  ///
  /// @param text without the signs of a comment; empty for none
  /// @param isLast whether it stands behind the statement
  public record Comment(String text, boolean isLast) {
    /// Nothing.
    public static final Comment NONE = new Comment("", false);

    String on(String sql) {
      if (text.isEmpty()) {
        return sql;
      }
      if (!isLast) {
        return "/* " + text + " */\n" + sql;
      }
      String bare = sql.stripTrailing();
      return bare.endsWith(";")
          ? bare.substring(0, bare.length() - 1) + "\n/* " + text + " */;"
          : bare + "\n/* " + text + " */";
    }
  }

  /// @param comment goes with each statement
  public Warehouse(Sessions sessions, Comment comment) {
    this.sessions = sessions;
    this.comment = comment;
  }

  private Session session() {
    Session open = session;
    if (open == null) {
      open = sessions.borrow();
      session = open;
    }
    return open;
  }

  /// Runs a statement.
  ///
  /// @param begin whether it belongs to a transaction that somebody commits
  public Answer execute(String sql, boolean begin, boolean fetch) {
    Session open = session();
    if (begin && !open.inTransaction()) {
      open.markBegun();
    }
    return open.execute(comment.on(sql), fetch);
  }

  /// Names and driver types of a query's columns.
  public List<Session.Described> describe(String sql) {
    return session().describe(comment.on(sql));
  }

  /// Loads rows by COPY.
  public long copyIn(String copy, String rows) {
    Session open = session();
    if (!open.inTransaction()) {
      open.markBegun();
    }
    return open.copyIn(copy, new StringReader(rows));
  }

  /// Commits what is open.
  public void commit() {
    if (session != null) {
      session.commit();
    }
  }

  /// Gives the session back; what was not committed is gone.
  @Override
  public void close() {
    if (session != null) {
      sessions.giveBack(session);
      session = null;
    }
  }
}
