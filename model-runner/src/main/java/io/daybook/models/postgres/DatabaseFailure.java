package io.daybook.models.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// An error of the database in the words that dbt's driver uses: the message, the line of the
/// statement with a caret, detail and hint.
public final class DatabaseFailure {
  /// The code of a statement that the database refused.
  public static final String CODE = "MODEL-DATABASE";

  /// libpq shows at most this many columns of the offending line.
  private static final int SHOWN = 60;

  private static final int MARGIN = 10;

  private DatabaseFailure() {}

  /// A statement failed.
  static FailureException statement(SQLException cause, String sql) {
    return new FailureException(
        failure(text(cause, sql), cause, "read the statement in the target folder, under run/"),
        cause);
  }

  /// A connection could not be opened.
  static FailureException connection(SQLException cause, ConnectionSettings settings) {
    String fact = String.valueOf(cause.getMessage());
    return new FailureException(
        failure(fact, cause, "check that " + settings + " is up, then run `retry`"), cause);
  }

  /// Classes 08 (connection), 53 (resources), 55 (lock), 57P (shutdown), 40 (deadlock) pass with
  /// time; the rest is the statement's own fault.
  private static Failure failure(String fact, SQLException cause, String hint) {
    String state = cause.getSQLState() == null ? "08000" : cause.getSQLState();
    boolean passes =
        state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("55P")
            || state.startsWith("57P")
            || state.startsWith("40");
    return passes
        ? new Failure.Unavailable(CODE, fact, Location.NONE, hint)
        : new Failure.BadData(CODE, fact, Location.NONE, hint);
  }

  private static String text(SQLException cause, String sql) {
    ServerErrorMessage message =
        cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (message == null) {
      return String.valueOf(cause.getMessage());
    }
    StringBuilder out = new StringBuilder(String.valueOf(message.getMessage()));
    if (message.getPosition() > 0) {
      excerpt(out, sql, message.getPosition());
    }
    append(out, "DETAIL:  ", message.getDetail());
    append(out, "HINT:  ", message.getHint());
    if (message.getInternalQuery() != null) {
      append(out, "QUERY:  ", message.getInternalQuery());
    }
    append(out, "CONTEXT:  ", message.getWhere());
    return out.toString().strip();
  }

  private static void append(StringBuilder out, String label, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      out.append('\n').append(label).append(text);
    }
  }

  /// `LINE 3: select nothing` and a caret below the place; a long line is cut on both sides.
  private static void excerpt(StringBuilder out, String sql, int position) {
    int at = Math.min(sql.offsetByCodePoints(0, clampedPoints(sql, position - 1)), sql.length());
    int start = sql.lastIndexOf('\n', at - 1) + 1;
    int end = sql.indexOf('\n', at);
    int number = (int) sql.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    String line = sql.substring(start, end < 0 ? sql.length() : end).replace('\t', ' ');
    int column = at - start;
    String before = "";
    if (line.length() > SHOWN && column + MARGIN > SHOWN) {
      int from = Math.min(Math.max(column + MARGIN - SHOWN, 0), line.length());
      line = line.substring(from);
      column -= from;
      before = "...";
    }
    String after = "";
    if (line.length() > SHOWN) {
      line = line.substring(0, SHOWN);
      after = "...";
    }
    String label = "LINE " + number + ": " + before;
    out.append('\n').append(label).append(line).append(after).append('\n');
    out.append(" ".repeat(label.length() + Math.max(column, 0))).append('^');
  }

  private static int clampedPoints(String sql, int points) {
    return Math.max(0, Math.min(points, sql.codePointCount(0, sql.length())));
  }
}
