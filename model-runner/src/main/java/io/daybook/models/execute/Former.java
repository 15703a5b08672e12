package io.daybook.models.execute;

import io.daybook.models.event.BatchResults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run that is retried had done of nodes that are made in parts.
///
/// @param batches of models of which some batches succeeded and some failed, by unique id: only
///   those that failed are built again
/// @param overloads the overloads that succeeded of functions of which some failed, by unique id:
///   they are not made again
/// @param startedAt when it began: the newest batch is that of this time
public record Former(
    Map<String, BatchResults> batches,
    Map<String, List<String>> overloads,
    Optional<Instant> startedAt) {
  /// Nothing is retried.
  static final Former NONE = new Former(Map.of(), Map.of(), Optional.empty());

  public Former {
    batches = Map.copyOf(batches);
    overloads = Map.copyOf(overloads);
  }
}
