package io.daybook.cli.ledger;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.report.DayLine;
import io.daybook.ledger.report.DayStatus;
import io.daybook.ledger.report.LedgerReport;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook status`.
@Command(
    name = "status",
    description = {
      "What the ledger knows of a business date: what was loaded, refused, built, tested and",
      "published. Without a date, the last dates in one line each."
    },
    footer = {"", "Example:", "  daybook status", "  daybook status --date 2026-11-20"})
public final class StatusCommand implements Callable<Integer> {
  private final Session session;
  private final LedgerReport report = new LedgerReport();

  @Option(names = "--date", paramLabel = "DATE", description = "One business date, yyyy-MM-dd.")
  private @Nullable LocalDate date;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "Without a date: how many of the last dates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--json", description = "Print one JSON object a date.")
  private boolean json;

  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Database warehouse = session.warehouse()) {
      if (date == null) {
        overview(warehouse.inTransaction(connection -> report.days(connection, days)));
        return 0;
      }
      LocalDate asked = date;
      DayStatus day = warehouse.inTransaction(connection -> report.status(connection, asked));
      session.console().result(json ? StatusJson.of(day) : StatusText.of(day));
      return 0;
    }
  }

  private void overview(List<DayLine> lines) {
    if (!json) {
      session.console().result(StatusText.of(lines));
      return;
    }
    for (DayLine line : lines) {
      session.console().result(StatusJson.of(line));
    }
  }
}
