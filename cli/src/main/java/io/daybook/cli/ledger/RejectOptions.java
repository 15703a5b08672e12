package io.daybook.cli.ledger;

import io.daybook.kernel.run.DateRange;
import io.daybook.ledger.report.RejectFilter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rejects the `rejects` commands speak of.
final class RejectOptions {
  @Option(names = "--source", paramLabel = "SOURCE", description = "Only of this source.")
  private @Nullable String source;

  @Option(names = "--dataset", paramLabel = "DATASET", description = "Only of this data set.")
  private @Nullable String dataset;

  @Option(names = "--date", paramLabel = "DATE", description = "Only of this business date.")
  private @Nullable LocalDate date;

  @Option(
      names = "--all",
      description = "Also those of files that a later file for the same date has replaced.")
  private boolean replacedToo;

  RejectFilter filter() {
    return new RejectFilter(source, dataset, date == null ? null : DateRange.of(date), replacedToo);
  }
}
