package io.daybook.models.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A stretch of time.
///
/// @param start its first moment, UTC
/// @param end the first moment after it, UTC
public record Window(LocalDateTime start, LocalDateTime end) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /// A window that ends now: `3 days`.
  ///
  /// @throws IllegalArgumentException with dbt's words where it says something else
  public static Window ending(LocalDateTime now, String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "Cannot load SAMPLE_WINDOW from '%s'. Must be of form 'DAYS_INT GRAIN_SIZE'."
              .formatted(text));
    }
    if (!words[0].matches("[+-]?\\d{1,9}")) {
      throw new IllegalArgumentException("Unable to convert '" + words[0] + "' to an integer.");
    }
    Grain grain =
        Grain.of(words[1])
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Invalid grain size '%s'. Must be one of ['%s']."
                        .formatted(words[1], String.join("', '", Grain.names()))));
    LocalDateTime end = now.truncatedTo(ChronoUnit.MICROS);
    return new Window(grain.shifted(end, -Long.parseLong(words[0])), end);
  }

  /// A moment as people write it: a date, a time of it, perhaps an offset.
  ///
  /// @throws IllegalArgumentException where it is none
  public static LocalDateTime moment(String text) {
    String written = text.strip().replace(' ', 'T');
    try {
      if (written.length() <= 10) {
        return LocalDate.parse(written).atStartOfDay();
      }
      return written.matches(".*T.*([+-]\\d{2}(:?\\d{2})?|Z)")
          ? OffsetDateTime.parse(written).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(written);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no moment in ISO format", e);
    }
  }

  /// A moment as it stands in SQL.
  public static String text(LocalDateTime moment) {
    return (moment.equals(moment.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS).format(moment)
        + "+00:00";
  }

  /// What both have.
  public Window and(Window other) {
    return new Window(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  /// The condition on a column.
  public String condition(String column) {
    return "%1$s >= '%2$s' and %1$s < '%3$s'".formatted(column, text(start), text(end));
  }
}
