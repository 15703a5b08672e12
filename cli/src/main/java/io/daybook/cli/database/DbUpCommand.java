package io.daybook.cli.database;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.ledger.LedgerSchema;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook db up`.
@Command(
    name = "up",
    description = {
      "Start the embedded PostgreSQL, unless it runs or another database is configured, and bring the",
      "ledger up to date. Prints the URL without its password; `daybook db url` prints it in full."
    },
    footer = {"", "Example:", "  daybook db up"})
public final class DbUpCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  public DbUpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DatabaseUrl url = DatabaseUrl.of(session.configuration());
    List<String> done = LedgerSchema.migrate(url);
    session.console().event("migrated", DbMigrateCommand.sentence(done));
    session
        .console()
        .result(
            json
                ? Json.line(Json.object("url", url.toString(), "migrations", done))
                : url.toString());
    return 0;
  }
}
