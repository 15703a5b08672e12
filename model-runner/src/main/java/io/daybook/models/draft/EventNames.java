package io.daybook.models.draft;

import io.daybook.models.schema.Words;
import java.util.Set;

/// The names of events that `warn_error_options` may name: those of dbt-core 1.12.6, and those of
/// dbt's second engine, which a project may name for its sake and which no event here has.
final class EventNames {
  private static final Set<String> OURS = Words.beside(EventNames.class, "events.txt");
  private static final Set<String> SECOND = Words.beside(EventNames.class, "v2-events.txt");

  private EventNames() {}

  /// Whether there is an event, or a group of events, of that name.
  static boolean isKnown(String name) {
    return name.equals("Deprecations") || OURS.contains(name) || SECOND.contains(name);
  }
}
