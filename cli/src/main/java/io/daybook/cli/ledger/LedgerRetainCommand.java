package io.daybook.cli.ledger;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.report.Retention;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook ledger retain`.
@Command(
    name = "retain",
    description = {
      "Forget old entries of the ledger that later ones have superseded: refused records of files",
      "that were replaced, results of models and tests that ran again for the same date. The last",
      "word on every date stays, and so do all runs and loads."
    },
    footer = {
      "",
      "Example:",
      "  daybook ledger retain --older-than 400 --dry-run",
      "  daybook ledger retain --older-than 400"
    })
public final class LedgerRetainCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      required = true,
      description = "Only what ended more than so many days ago.")
  private int olderThanDays;

  @Option(names = "--dry-run", description = "Count, and leave everything as it is.")
  private boolean dryRun;

  public LedgerRetainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Instant before = session.run().now().minus(olderThanDays, ChronoUnit.DAYS);
    try (Database warehouse = session.warehouse()) {
      List<Retention.Forgotten> forgotten =
          warehouse.inTransaction(connection -> {
            List<Retention.Forgotten> found = Retention.forget(connection, before);
            if (dryRun) {
              connection.rollback();
            }
            return found;
          });
      String verb = dryRun ? "would forget " : "forgot ";
      forgotten.forEach(each ->
          session
              .console()
              .result(verb + String.format(Locale.ROOT, "%,d ", each.count()) + each.entries()));
      return 0;
    }
  }
}
