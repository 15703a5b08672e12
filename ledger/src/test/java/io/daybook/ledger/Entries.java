package io.daybook.ledger;

import io.daybook.kernel.run.Run;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/// Ledger entries for tests, with a clock that stands still.
public final class Entries {
  public static final LocalDate DATE = LocalDate.of(2026, 11, 20);
  public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  public static final PartitionKey ORDER_LINES = new PartitionKey("sales", "order_lines", DATE);

  private Entries() {}

  /// A run whose clock stands still.
  public static Run run() {
    return new Run(UUID.randomUUID(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /// A load of ten rows, one of them refused.
  ///
  /// @param bytes whatever tells one file from another
  public static Load load(Run run, PartitionKey key, String bytes, LoadState state) {
    boolean loaded = state == LoadState.LOADED;
    long read = state == LoadState.EMPTY ? 0 : 10;
    return new Load(
        run.newId(),
        run.id(),
        key,
        new OfferedFile("inbox/" + key.source() + "/" + key.dataset() + ".csv", "", 1234, bytes),
        "1.0.0",
        new RowCounts(read, loaded ? 9 : 0, loaded ? 1 : 0),
        loaded ? Map.of("net_amount", new BigDecimal("1234.50")) : Map.of(),
        "digest of " + bytes,
        "sum128-test",
        state,
        run.now(),
        run.now());
  }

  /// A refused record.
  public static Reject reject(long record, String code, String message) {
    byte[] raw = {'1', ',', 0, (byte) 0xff};
    return new Reject(record, record + 1, record * 80, raw, "qty", "type: integer", code, message);
  }
}
