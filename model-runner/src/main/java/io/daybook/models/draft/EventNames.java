package io.daybook.models.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of events that `warn_error_options` may name: those of dbt-core 1.12.6, and those of
/// dbt's second engine, which a project may name for its sake and which no event here has.
final class EventNames {
  private static final Set<String> ALL =
      Stream.of("events.txt", "v2-events.txt")
          .flatMap(file -> text(file).lines())
          .collect(Collectors.toUnmodifiableSet());

  private EventNames() {}

  /// Whether there is an event, or a group of events, of that name.
  static boolean isKnown(String name) {
    return name.equals("Deprecations") || ALL.contains(name);
  }

  private static String text(String file) {
    try (InputStream in = EventNames.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
