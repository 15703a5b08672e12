package io.daybook.ledger.report;

import io.daybook.ledger.PartitionKey;
import io.daybook.ledger.Reject;
import java.util.UUID;

/// A refused record as the ledger keeps it, with the file it came from.
public record KeptReject(PartitionKey partition, UUID loadId, String uri, Reject reject) {}
