package io.daybook.ledger;

import java.time.Instant;
import java.util.UUID;

/// What is loaded now under a key.
///
/// @param digest of its rows, see {@link Load}
public record Partition(
    PartitionKey key, UUID loadId, long rowsLoaded, String digest, Instant loadedAt) {}
