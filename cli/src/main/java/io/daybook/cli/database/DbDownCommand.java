package io.daybook.cli.database;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.EmbeddedPostgres;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `daybook db down`.
@Command(
    name = "down",
    description = {
      "Stop the embedded PostgreSQL; its data stay. A database that is configured by its URL is not",
      "touched."
    },
    footer = {"", "Example:", "  daybook db down"})
public final class DbDownCommand implements Callable<Integer> {
  private final Session session;

  public DbDownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean stopped = EmbeddedPostgres.of(session.configuration()).down();
    session
        .console()
        .result(
            stopped
                ? "the embedded PostgreSQL was stopped"
                : "the embedded PostgreSQL was not running");
    return 0;
  }
}
