package io.daybook.cli.ledger;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.report.LedgerReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook rejects export`.
@Command(
    name = "export",
    description = {
      "Write refused records to standard output as CSV, one line per reason, with the raw record (as",
      "\\x… in hexadecimal where it is not UTF-8)."
    },
    footer = {"", "Example:", "  daybook rejects export --source sales > rejects.csv"})
public final class RejectsExportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final RejectOptions which = new RejectOptions();

  public RejectsExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Database warehouse = session.warehouse()) {
      session.console().result(RejectText.csv(RejectText.COLUMNS));
      return warehouse.inTransaction(connection -> {
        new LedgerReport()
            .rejects(
                connection,
                which.filter(),
                Long.MAX_VALUE,
                kept -> session.console().result(RejectText.csv(RejectText.values(kept))));
        return 0;
      });
    }
  }
}
