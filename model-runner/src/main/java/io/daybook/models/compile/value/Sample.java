package io.daybook.models.compile.value;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.event.Window;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Yaml;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The flags that cut rows by their time: `--sample`, `--event-time-start`, `--event-time-end`.
public final class Sample {
  private Sample() {}

  public static @Nullable Window of(Flags flags, Instant now) {
    String text = flags.text("sample");
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (text.stripLeading().startsWith("{")
          && Yaml.value("--sample", text) instanceof Map<?, ?> map) {
        Fields fields = Fields.of(map);
        return new Window(Window.moment(fields.text("start")), Window.moment(fields.text("end")));
      }
      return Window.ending(LocalDateTime.ofInstant(now, ZoneOffset.UTC), text);
    } catch (IllegalArgumentException e) {
      throw wrong("Invalid value for '--sample': " + e.getMessage());
    }
  }

  /// The times between which batches are built, null where the flags do not say.
  ///
  /// @throws FailureException where only one is given, or they are in the wrong order
  public static @Nullable Window batches(Flags flags) {
    String start = flags.text("event_time_start");
    String end = flags.text("event_time_end");
    if (start.isEmpty() && end.isEmpty()) {
      return null;
    }
    if (start.isEmpty() || end.isEmpty()) {
      String given = start.isEmpty() ? "--event-time-end" : "--event-time-start";
      String missing = start.isEmpty() ? "--event-time-start" : "--event-time-end";
      throw wrong(
          "The flag `%1$s` was specified, but `%2$s` was not. When specifying `%1$s`, `%2$s` must also be present."
              .formatted(given, missing));
    }
    try {
      Window window = new Window(Window.moment(start), Window.moment(end));
      if (!window.start().isBefore(window.end())) {
        throw wrong("Value for `--event-time-start` must be less than `--event-time-end`");
      }
      return window;
    } catch (IllegalArgumentException e) {
      throw wrong(
          "Invalid value for '--event-time-start' or '--event-time-end': " + e.getMessage());
    }
  }

  private static FailureException wrong(String fact) {
    return new FailureException(
        new Failure.Usage(
            "USAGE-013", fact, Location.NONE, "write moments in ISO format, such as 2026-11-01"));
  }
}
