package io.daybook.ledger.report;

import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Forgets old entries that later ones have superseded. The last word on every date stays, and all
/// runs and loads.
public final class Retention {
  private Retention() {}

  /// How many entries of a kind were forgotten.
  ///
  /// @param entries in words, such as `refused records of replaced files`
  public record Forgotten(String entries, long count) {}

  /// Forgets what ended before a moment, in the caller's transaction: rolled back, it only counts.
  public static List<Forgotten> forget(Connection connection, Instant before) {
    return Sql.on(
        connection,
        sql ->
            sql.resultQuery(
                    "select entries, forgotten from daybook.forget_superseded(?::timestamptz)",
                    before.toString())
                .fetch(row ->
                    new Forgotten(
                        row.get("entries", String.class),
                        Objects.requireNonNull(row.get("forgotten", Long.class)))));
  }
}
