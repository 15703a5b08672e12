package io.daybook.models.compile;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.Catalog;
import io.daybook.models.postgres.Session;
import io.daybook.models.postgres.Sessions;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The database in the hands of one node: a session borrowed when first needed, every statement
/// with the comment that says whose it is. One thread.
public final class Warehouse implements AutoCloseable {
  private final Sessions sessions;
  private final Comment comment;
  private final Log log;
  private final boolean closed;
  private @Nullable Session session;
  private boolean holds;
  private final Map<List<String>, Optional<String>> foreseen = new HashMap<>();

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

  /// Where statements are told, as dbt tells those of its adapter.
  ///
  /// @param story hears them as events of the level debug
  /// @param connection dbt's name of the connection: the node's id
  /// @param node `node_info` of each event
  public record Log(Story story, String connection, Map<String, @Nullable Object> node) {
    private void tell(
        String name, String code, String message, Map<String, ? extends @Nullable Object> more) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      data.put("conn_name", connection);
      data.putAll(more);
      data.put("node_info", node);
      story.tell(new Event(name, code, Event.Level.DEBUG, message, data));
    }

    private void opened() {
      String message = "Acquiring new postgres connection '" + connection + "'";
      tell("NewConnection", "E005", message, Map.of("conn_type", "postgres"));
    }

    private void told(String name, String code, String what) {
      tell(name, code, "On " + connection + ": " + what, Map.of("sql", what));
    }

    private <T> T statement(String sql, Supplier<T> run) {
      sent(sql);
      return awaited(run, answer -> List.of(answer instanceof Answer said ? said.message() : "OK"));
    }

    private void sent(String sql) {
      String using = "Using postgres connection \"" + connection + "\"";
      tell("ConnectionUsed", "E015", using, Map.of("conn_type", "postgres"));
      tell("SQLQuery", "E016", "On " + connection + ": " + sql, Map.of("sql", sql));
    }

    private <T> T awaited(Supplier<T> run, Function<T, List<String>> answers) {
      long begin = System.nanoTime();
      try {
        T answer = run.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (String status : answers.apply(answer)) {
          String message =
              String.format(Locale.ROOT, "SQL status: %s in %.3f seconds", status, seconds);
          tell("SQLQueryStatus", "E017", message, Map.of("status", status, "elapsed", seconds));
        }
        return answer;
      } catch (FailureException e) {
        String problem = "Postgres error: " + e.failure().fact();
        Map<String, Object> data = Map.of("name", "Postgres", "base_msg", problem);
        tell("AdapterEventDebug", "E001", "Postgres adapter: " + problem, data);
        throw e;
      }
    }
  }

  /// @param comment goes with each statement
  /// @param log where they are told
  public Warehouse(Sessions sessions, Comment comment, Log log) {
    this.sessions = sessions;
    this.comment = comment;
    this.log = log;
    this.closed = false;
  }

  private Warehouse(Warehouse open) {
    this.sessions = open.sessions;
    this.comment = open.comment;
    this.log = open.log;
    this.closed = true;
  }

  /// The same, where every question is an error.
  public Warehouse closed() {
    return new Warehouse(this);
  }

  private Session session() {
    Session open = session;
    if (open == null) {
      if (closed) {
        throw Errors.runtime("connection never acquired for thread: --no-introspect forbids it");
      }
      log.opened();
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
    settle();
    if (begin) {
      begin(open);
    }
    String text = comment.on(sql);
    return log.statement(text, () -> open.execute(text, fetch));
  }

  /// From here to {@link #finish} effects and the commit are sent together: fewer trips to the
  /// server, the same statements.
  public void hold() {
    holds = true;
  }

  /// Whether statements may be held back.
  public boolean holds() {
    return holds;
  }

  /// Runs one statement with the others that are held back.
  public void later(String sql, boolean begin) {
    Session open = session();
    if (begin) {
      begin(open);
    }
    String text = comment.on(sql);
    log.sent(text);
    open.later(text);
  }

  /// Sends what is held back; nothing more is.
  public void release() {
    settle();
    holds = false;
  }

  /// Sends what is held back; the node has committed and needs the database no more.
  public void finish() {
    Session open = session;
    if (holds && open != null) {
      log.awaited(open::finish, Warehouse::statuses);
    }
    holds = false;
  }

  private void settle() {
    Session open = session;
    if (holds && open != null) {
      log.awaited(open::flush, Warehouse::statuses);
    }
  }

  /// A commit is told when it is sent.
  private static List<String> statuses(List<String> tags) {
    return tags.stream().filter(tag -> !tag.equals("COMMIT")).toList();
  }

  /// The kind of a relation, none where it does not exist.
  Optional<String> kind(String schema, String name) {
    Optional<String> known = foreseen.get(List.of(schema, name));
    return known == null ? Objects.requireNonNull(kinds(schema, List.of(name)).get(name)) : known;
  }

  /// Looks up several relations of a schema at once, to be known until they are forgotten.
  public void foresee(String schema, List<String> names) {
    kinds(schema, names).forEach((name, kind) -> foreseen.put(List.of(schema, name), kind));
  }

  /// What was looked up is asked again from now on.
  public void forget() {
    foreseen.clear();
  }

  private Map<String, Optional<String>> kinds(String schema, List<String> names) {
    Map<String, Optional<String>> kinds = new LinkedHashMap<>();
    for (List<@Nullable Object> row :
        execute(Catalog.find(schema, names), false, true).table().rows()) {
      int place = ((Number) Objects.requireNonNull(row.get(0))).intValue();
      kinds.put(names.get(place), Optional.of(String.valueOf(row.get(1))));
    }
    names.forEach(name -> kinds.putIfAbsent(name, Optional.empty()));
    return kinds;
  }

  /// Names and driver types of a query's columns.
  public List<Session.Described> describe(String sql) {
    Session open = session();
    settle();
    String text = comment.on(sql);
    return log.statement(text, () -> open.describe(text));
  }

  /// Loads rows by COPY.
  public long copyIn(String copy, String rows) {
    Session open = session();
    settle();
    begin(open);
    return log.statement(copy, () -> open.copyIn(copy, new StringReader(rows)));
  }

  private void begin(Session open) {
    if (!open.inTransaction()) {
      log.told("SQLQuery", "E016", "BEGIN");
      open.markBegun();
    }
  }

  /// Commits what is open.
  public void commit() {
    if (session != null) {
      log.told("SQLCommit", "E018", "COMMIT");
      session.commitLater();
      if (!holds) {
        session.flush();
      }
    }
  }

  /// Gives the session back; what was not committed is gone.
  @Override
  public void close() {
    if (session != null) {
      if (session.inTransaction()) {
        log.told("Rollback", "E012", "ROLLBACK");
      }
      log.told("ConnectionClosed", "E010", "Close");
      sessions.giveBack(session);
      session = null;
    }
  }
}
