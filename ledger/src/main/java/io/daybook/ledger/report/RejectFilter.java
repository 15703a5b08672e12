package io.daybook.ledger.report;

import io.daybook.kernel.run.DateRange;
import org.jspecify.annotations.Nullable;

/// Which rejects somebody wants to see.
///
/// @param source null for all
/// @param dataset null for all
/// @param dates null for all
/// @param replacedToo whether also those of files that a later file replaced
public record RejectFilter(
    @Nullable String source,
    @Nullable String dataset,
    @Nullable DateRange dates,
    boolean replacedToo) {}
