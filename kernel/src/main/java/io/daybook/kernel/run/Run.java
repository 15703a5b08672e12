package io.daybook.kernel.run;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// One invocation of the program: its identity and its clock. Whoever needs the time asks the run,
/// so that a test can set it; a business date never comes from here, the caller names it.
///
/// @param id time-ordered (version 7), the key of the ledger's `run`
/// @param clock UTC
public record Run(UUID id, Clock clock) {

  /// A new run, now.
  public static Run start() {
    Clock clock = Clock.systemUTC();
    return new Run(timeOrdered(clock.millis(), UUID.randomUUID()), clock);
  }

  /// A new key that grows with time, for what this run writes down.
  public UUID newId() {
    return timeOrdered(clock.millis(), UUID.randomUUID());
  }

  /// The present moment.
  public Instant now() {
    return clock.instant();
  }

  /// RFC 9562 version 7: 48 bits of milliseconds, the rest random, so that keys grow with time.
  private static UUID timeOrdered(long millis, UUID random) {
    long high = (millis << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFFL);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
