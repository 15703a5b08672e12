package io.daybook.ledger;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.SqlFailures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;

/// The schema `daybook` and those of the warehouse, by Flyway's migrations. Only `db up`, `db
/// migrate` and `demo` migrate; every other command asks {@link #requireCurrent} (one select).
public final class LedgerSchema {
  /// The newest migration of this program.
  public static final int VERSION = 5;

  private static final String HISTORY = "schema_version";

  private LedgerSchema() {}

  /// Brings the database to this program's version; run twice, the second changes nothing.
  ///
  /// @return what was done, one line each, such as `V1 ledger`; empty where nothing was
  public static List<String> migrate(DatabaseUrl url) {
    try {
      return Flyway.configure()
          .dataSource(url.jdbc(), url.user(), url.password().reveal())
          .jdbcProperties(url.parameters())
          .locations("classpath:io/daybook/ledger/migration")
          .defaultSchema("daybook")
          .table(HISTORY)
          .load()
          .migrate()
          .migrations
          .stream()
          .map(LedgerSchema::line)
          .toList();
    } catch (FlywayException failed) {
      throw failure(failed);
    }
  }

  /// Fails unless the database has this program's version.
  public static void requireCurrent(Connection connection) {
    int found = version(connection);
    if (found < VERSION) {
      throw config(
          "LEDGER-001",
          found == 0
              ? "the database has no ledger yet"
              : "the ledger has version " + found + ", this program needs " + VERSION,
          "run `daybook db migrate`");
    }
    if (found > VERSION) {
      throw config(
          "LEDGER-002",
          "the ledger has version " + found + ", this program knows " + VERSION,
          "use the newer daybook that migrated this database");
    }
  }

  /// The database's version, 0 where there is no ledger.
  public static int version(Connection connection) {
    String question =
        """
        select coalesce(max(version::int), 0)
        from daybook.schema_version
        where success and version is not null
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException failed) {
      // undefined table, undefined schema
      if ("42P01".equals(failed.getSQLState()) || "3F000".equals(failed.getSQLState())) {
        return 0;
      }
      throw SqlFailures.of(failed);
    }
  }

  private static String line(MigrateOutput migration) {
    return "V" + migration.version + " " + migration.description;
  }

  private static FailureException failure(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return SqlFailures.of(sql);
      }
    }
    String fact =
        Arrays.stream(String.valueOf(failed.getMessage()).split("\n")).findFirst().orElse("");
    return config(
        "LEDGER-003",
        "the ledger cannot be migrated: " + fact,
        "compare daybook.schema_version with this program's migrations: one of them was changed or is"
            + " missing");
  }

  private static FailureException config(String code, String fact, String hint) {
    return new FailureException(new Failure.Config(code, fact, Location.NONE, hint));
  }
}
