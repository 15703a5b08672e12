package io.daybook.cli;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.DateRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook demo`.
@Command(
    name = "demo",
    description = {
      "The whole pipeline for the last days: writes mock files, loads them, breaks one file and",
      "repairs it, builds and tests the models, prints KPIs and where to look next. It types only",
      "commands that you can type. Run again, it says that nothing changed."
    },
    footer = {"", "Example:", "  daybook demo", "  daybook demo --days 3"})
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "How many business dates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--last",
      paramLabel = "DATE",
      description = "The last business date (default: yesterday in UTC).")
  private @Nullable LocalDate last;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LocalDate yesterday = LocalDate.ofInstant(session.run().now(), ZoneOffset.UTC).minusDays(1);
    LocalDate end = last == null ? yesterday : last;
    return new Demo(session, new DateRange(end.minusDays(Math.max(1, days) - 1L), end)).play();
  }
}
