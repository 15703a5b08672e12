package io.daybook.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// One attempt to enter one file (or its part for one date): an event of the ledger.
///
/// @param controlSums the total of each additive column of the accepted rows, by column
/// @param digest the order-free sum over the accepted rows' contents, empty where nothing is loaded
/// @param digestAlgorithm its name, stored so that another may come one day
public record Load(
    UUID loadId,
    UUID runId,
    PartitionKey partition,
    OfferedFile file,
    String contractVersion,
    RowCounts rows,
    Map<String, BigDecimal> controlSums,
    String digest,
    String digestAlgorithm,
    LoadState state,
    Instant startedAt,
    Instant finishedAt) {
  public Load {
    controlSums = Map.copyOf(controlSums);
  }

  /// Whether this load's rows become the partition.
  public boolean becomesCurrent() {
    return state == LoadState.LOADED || state == LoadState.EMPTY;
  }
}
