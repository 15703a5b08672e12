package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.FailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A fresh database for one test on a real PostgreSQL 18, dropped when closed. The server starts
/// with the first one and ends with the JVM.
public final class TestDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private final DatabaseUrl url;
  private final Database database;

  private TestDatabase(DatabaseUrl url) {
    this.url = url;
    this.database = Database.open(url, CONNECTIONS);
  }

  /// An empty one.
  public static TestDatabase create() {
    return copyOf("template0");
  }

  /// A copy of a database that is prepared once per JVM.
  ///
  /// @param name of the preparation
  /// @param prepare fills the database of the given URL and leaves no connection behind
  public static TestDatabase create(String name, Consumer<DatabaseUrl> prepare) {
    return copyOf(
        TEMPLATES.computeIfAbsent(
            name,
            key -> {
              String template = "template_" + key;
              onServer("create database " + template + " template template0");
              prepare.accept(TestServer.url().withDatabase(template));
              return template;
            }));
  }

  private static TestDatabase copyOf(String template) {
    String name = "test_" + COUNT.incrementAndGet();
    onServer("create database " + name + " template " + template);
    return new TestDatabase(TestServer.url().withDatabase(name));
  }

  /// Its address, password included.
  public DatabaseUrl url() {
    return url;
  }

  /// At most eight connections to it, as the server's superuser.
  public Database database() {
    return database;
  }

  /// Runs statements, each in its own transaction unless they are given as one text.
  public void execute(String... statements) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  /// The rows of a query as text: columns separated by `|`, rows by line feeds, null as `null`.
  public String query(String sql) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      StringBuilder out = new StringBuilder();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        out.append(out.isEmpty() ? "" : "\n");
        for (int i = 1; i <= columns; i++) {
          out.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
      }
      return out.toString();
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  @Override
  public void close() {
    database.close();
    try {
      onServer("drop database " + url.database() + " with (force)");
    } catch (FailureException gone) {
      // the server ends with the JVM, and the database with it
    }
  }

  private static void onServer(String sql) {
    try (Database server = Database.open(TestServer.url().withDatabase("postgres"), 1);
        Connection connection = server.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }
}
