package io.daybook.cli.ledger;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.Reject;
import io.daybook.ledger.report.KeptReject;
import io.daybook.ledger.report.LedgerReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook rejects show`.
@Command(
    name = "show",
    description = "Show refused records: where they are, what is wrong, and what they said.",
    footer = {"", "Example:", "  daybook rejects show --source sales --date 2026-11-20"})
public final class RejectsShowCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final RejectOptions which = new RejectOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most reasons to show (default: ${DEFAULT-VALUE}).")
  private long limit;

  @Option(names = "--json", description = "Print one JSON object a reason.")
  private boolean json;

  public RejectsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Database warehouse = session.warehouse()) {
      return warehouse.inTransaction(connection -> {
        new LedgerReport()
            .rejects(
                connection,
                which.filter(),
                limit,
                kept -> session.console().result(json ? RejectText.json(kept) : text(kept)));
        return 0;
      });
    }
  }

  private static String text(KeptReject kept) {
    Reject reject = kept.reject();
    String column = reject.column().isEmpty() ? "" : ", column " + reject.column();
    return "%s: %s%n  --> %s:%d, record %d%s%n  raw: %s"
        .formatted(
            reject.code(),
            reject.message(),
            kept.uri(),
            reject.line(),
            reject.record(),
            column,
            RejectText.raw(reject));
  }
}
