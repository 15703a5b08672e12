package io.daybook.cli.ledger;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.cli.frame.TextTable;
import io.daybook.kernel.postgres.Database;
import io.daybook.ledger.report.LedgerReport;
import io.daybook.ledger.report.RejectCount;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook rejects list`.
@Command(
    name = "list",
    description = "Count the refused records by data set, date, reason and column.",
    footer = {"", "Example:", "  daybook rejects list --date 2026-11-20"})
public final class RejectsListCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final RejectOptions which = new RejectOptions();

  @Option(names = "--json", description = "Print one JSON object a reason.")
  private boolean json;

  public RejectsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Database warehouse = session.warehouse()) {
      List<RejectCount> counts =
          warehouse.inTransaction(
              connection -> new LedgerReport().rejectCounts(connection, which.filter()));
      if (json) {
        counts.forEach(count -> session.console().result(Json.line(object(count))));
      } else {
        session.console().result(counts.isEmpty() ? "No record is refused" : table(counts));
      }
      return 0;
    }
  }

  private static String table(List<RejectCount> counts) {
    TextTable table = new TextTable("");
    table.row("date", "data set", "reason", "column", "records", "", "file");
    for (RejectCount count : counts) {
      table.row(
          count.partition().date().toString(),
          count.partition().source() + "." + count.partition().dataset(),
          count.code(),
          count.column(),
          String.format(Locale.ROOT, "%,d", count.records()),
          count.isOpen() ? "open" : "replaced",
          count.uri());
    }
    return table.text();
  }

  private static Object object(RejectCount count) {
    return Json.object(
        "date", count.partition().date().toString(),
        "source", count.partition().source(),
        "dataset", count.partition().dataset(),
        "code", count.code(),
        "column", count.column(),
        "records", count.records(),
        "status", count.isOpen() ? "open" : "replaced",
        "uri", count.uri(),
        "load_id", count.loadId().toString());
  }
}
