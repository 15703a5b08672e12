package io.daybook.etl.task;

import io.daybook.etl.load.Digest;
import io.daybook.etl.load.Totals;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Load;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.PartitionKey;
import io.daybook.ledger.RowCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// Writes the ledger's lines about one source's loads.
final class LoadEntry {
  private static final String NO_ROWS = "0".repeat(32);

  private final String source;
  private final Run run;

  LoadEntry(String source, Run run) {
    this.source = source;
    this.run = run;
  }

  /// Rows that become the partition; none make it empty.
  Load loaded(DataSetLoad load, LocalDate date, String version, Instant startedAt) {
    Totals totals = load.totals(date);
    long rejected = load.rejects().weight(date);
    return new Load(
        load.loadId(date),
        run.id(),
        key(load.offered(), date),
        load.offered().entry(),
        version,
        new RowCounts(totals.rows() + rejected, totals.rows(), rejected),
        totals.controlSums(),
        totals.digest(),
        Digest.ALGORITHM,
        totals.rows() == 0 ? LoadState.EMPTY : LoadState.LOADED,
        startedAt,
        run.now());
  }

  /// Rows that were judged and are not entered.
  Load refused(DataSetLoad load, LocalDate date, String version, Instant startedAt) {
    long rejected = load.rejects().weight(date);
    return new Load(
        load.loadId(date),
        run.id(),
        key(load.offered(), date),
        load.offered().entry(),
        version,
        new RowCounts(load.totals(date).rows() + rejected, 0, rejected),
        Map.of(),
        NO_ROWS,
        Digest.ALGORITHM,
        LoadState.REFUSED,
        startedAt,
        run.now());
  }

  /// A file whose first line is wrong: no row was read.
  Load refusedHeader(Offered offered, LocalDate date, String version, Instant startedAt) {
    return new Load(
        run.newId(),
        run.id(),
        key(offered, date),
        offered.entry(),
        version,
        new RowCounts(0, 0, 0),
        Map.of(),
        NO_ROWS,
        Digest.ALGORITHM,
        LoadState.REFUSED,
        startedAt,
        run.now());
  }

  /// The same bytes again.
  Load unchanged(Load current, Offered offered, String version, Instant startedAt) {
    return new Load(
        run.newId(),
        run.id(),
        current.partition(),
        offered.entry(),
        version,
        current.rows(),
        Map.of(),
        current.digest(),
        current.digestAlgorithm(),
        LoadState.UNCHANGED,
        startedAt,
        run.now());
  }

  private PartitionKey key(Offered offered, LocalDate date) {
    return new PartitionKey(source, offered.dataSet().name(), date);
  }
}
