package io.daybook.cli.frame;

import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.config.Key;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.SqlFailures;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.LedgerSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// What every command gets: where to speak, the environment it was started in, and its run.
///
/// @param console results and story
/// @param environment the variables of the process; nobody else reads them
/// @param run identity and clock of this invocation
public record Session(Console console, Map<String, String> environment, Run run) {
  public Session {
    environment = Map.copyOf(environment);
  }

  /// What holds for this invocation, without flags.
  public Configuration configuration() {
    return configuration(Map.of());
  }

  /// What holds for this invocation.
  ///
  /// @param flags what the command line says
  public Configuration configuration(Map<Key, String> flags) {
    return Configuration.read(flags, environment, Path.of("").toAbsolutePath());
  }

  /// The warehouse, for commands that need its ledger to be of this program's version; the embedded
  /// server is started if need be.
  public Database warehouse() {
    Database database = Database.open(configuration());
    try (Connection connection = database.connection()) {
      LedgerSchema.requireCurrent(connection);
      return database;
    } catch (SQLException failed) {
      database.close();
      throw SqlFailures.of(failed);
    } catch (FailureException notCurrent) {
      database.close();
      throw notCurrent;
    }
  }
}
