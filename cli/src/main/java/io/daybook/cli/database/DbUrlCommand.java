package io.daybook.cli.database;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.DatabaseUrl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `daybook db url`.
@Command(
    name = "url",
    description = {
      "Print the database's URL with its password, for psql and other programs. Starts the embedded",
      "PostgreSQL if need be."
    },
    footer = {"", "Example:", "  psql \"$(daybook db url)\""})
public final class DbUrlCommand implements Callable<Integer> {
  private final Session session;

  public DbUrlCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.console().result(DatabaseUrl.of(session.configuration()).reveal());
    return 0;
  }
}
