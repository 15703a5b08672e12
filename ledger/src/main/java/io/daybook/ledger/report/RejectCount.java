package io.daybook.ledger.report;

import io.daybook.ledger.PartitionKey;
import java.util.UUID;

/// How many records of one load were refused for one reason.
///
/// @param uri the file
/// @param isOpen nothing newer came for its data set and date
/// @param column empty where it is the whole record
public record RejectCount(
    PartitionKey partition,
    UUID loadId,
    String uri,
    boolean isOpen,
    String column,
    String code,
    long records) {}
