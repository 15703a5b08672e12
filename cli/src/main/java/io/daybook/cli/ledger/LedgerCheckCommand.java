package io.daybook.cli.ledger;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.report.LedgerReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook ledger check`.
@Command(
    name = "check",
    description = {
      "Compare what the ledger derives (which load is current for a data set and date) with the",
      "events it is derived from. Exit code 1 where they disagree."
    },
    footer = {"", "Example:", "  daybook ledger check", "  daybook ledger check --rebuild"})
public final class LedgerCheckCommand implements Callable<Integer> {
  private final Session session;
  private final LedgerReport report = new LedgerReport();

  @Option(names = "--rebuild", description = "Derive it anew, then compare.")
  private boolean rebuild;

  public LedgerCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Database warehouse = session.warehouse()) {
      if (rebuild) {
        int partitions = warehouse.inTransaction(report::rebuild);
        session.console().event("rebuilt", "derived " + partitions + " partitions anew");
      }
      List<String> differences = warehouse.inTransaction(report::differences);
      if (differences.isEmpty()) {
        session.console().result("the ledger agrees with its events");
        return 0;
      }
      throw new FailureException(differences.stream().map(this::failure).toList());
    }
  }

  private Failure failure(String difference) {
    return new Failure.BadData(
        "LEDGER-004",
        difference,
        Location.NONE,
        rebuild
            ? "rows were changed behind the ledger's back: load the date again"
            : "`daybook ledger check --rebuild` derives it anew from the events");
  }
}
