package io.daybook.ledger;

/// How many records were read, and what became of them. A refused load reads rows that are neither.
public record RowCounts(long read, long loaded, long rejected) {
  public RowCounts {
    if (read < 0 || loaded < 0 || rejected < 0 || loaded + rejected > read) {
      throw new IllegalArgumentException(
          "rows do not add up: read " + read + ", loaded " + loaded + ", rejected " + rejected);
    }
  }
}
