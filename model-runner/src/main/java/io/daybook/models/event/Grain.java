package io.daybook.models.event;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The length of a batch.
public enum Grain {
  HOUR("yyyy-MM-dd'T'HH", ChronoUnit.HOURS),
  DAY("yyyy-MM-dd", ChronoUnit.DAYS),
  MONTH("yyyy-MM", ChronoUnit.MONTHS),
  YEAR("yyyy", ChronoUnit.YEARS);

  private final DateTimeFormatter format;
  private final ChronoUnit unit;

  Grain(String pattern, ChronoUnit unit) {
    this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    this.unit = unit;
  }

  /// As projects write it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The grain of that name, `days` as well as `day`.
  public static Optional<Grain> of(String name) {
    String one = name.toLowerCase(Locale.ROOT).replaceFirst("s+$", "");
    return Arrays.stream(values()).filter(grain -> grain.key().equals(one)).findFirst();
  }

  /// All names, those of one and those of many.
  static List<String> names() {
    List<String> one = Arrays.stream(values()).map(Grain::key).toList();
    return java.util.stream.Stream.concat(one.stream(), one.stream().map(name -> name + "s"))
        .toList();
  }

  /// The beginning of the batch that holds a moment.
  public LocalDateTime floor(LocalDateTime moment) {
    LocalDateTime day = moment.truncatedTo(this == HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    return switch (this) {
      case HOUR, DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /// The moment so many units later; the last day of a month where there is no such day.
  public LocalDateTime shifted(LocalDateTime moment, long units) {
    return moment.plus(units, unit);
  }

  /// The beginning of the batch so many batches later.
  public LocalDateTime plus(LocalDateTime moment, long batches) {
    return shifted(floor(moment), batches);
  }

  /// The first beginning of a batch that is not before a moment.
  public LocalDateTime ceiling(LocalDateTime moment) {
    LocalDateTime floor = floor(moment);
    return floor.equals(moment) ? floor : plus(floor, 1);
  }

  /// The batch that begins then, in words.
  public String format(LocalDateTime start) {
    return format.format(start);
  }
}
