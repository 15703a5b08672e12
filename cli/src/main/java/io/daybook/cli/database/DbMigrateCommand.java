package io.daybook.cli.database;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.ledger.LedgerSchema;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook db migrate`.
@Command(
    name = "migrate",
    description = {
      "Bring the ledger, the warehouse's schemas and its roles up to date with this program. Run",
      "twice, the second run changes nothing."
    },
    footer = {"", "Example:", "  daybook db migrate"})
public final class DbMigrateCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  public DbMigrateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<String> done = LedgerSchema.migrate(DatabaseUrl.of(session.configuration()));
    session.console().result(json ? Json.line(Json.object("migrations", done)) : sentence(done));
    return 0;
  }

  static String sentence(List<String> done) {
    return done.isEmpty()
        ? "the ledger is up to date"
        : "the ledger was migrated: " + String.join(", ", done);
  }
}
