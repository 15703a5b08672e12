package io.daybook.ledger;

import java.time.LocalDate;

/// A data set of a source under a business date: what is loaded, replaced and counted as a whole.
public record PartitionKey(String source, String dataset, LocalDate date) {
  /// `sales.order_lines of 2026-11-20`.
  @Override
  public String toString() {
    return source + "." + dataset + " of " + date;
  }
}
