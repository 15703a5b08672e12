package io.daybook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One relation whose new state analysts see since that moment.
///
/// @param node dbt's unique id
/// @param relation `schema.name`
/// @param date the business date of the build, null where it is not for one date
public record Publication(
    UUID publicationId,
    UUID runId,
    String node,
    String relation,
    @Nullable LocalDate date,
    Instant publishedAt) {}
