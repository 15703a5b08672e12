package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.company.Scale;
import io.daybook.etl.generate.replay.Window;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes the files of business dates. The bytes of a date are a function of {@link #VERSION}, the
/// seed, the scale and the date, and of nothing else.
public final class Generator {
  /// Grows whenever the bytes of any date change.
  public static final int VERSION = 1;

  /// The seed where none is given.
  public static final long SEED = 7;

  /// How many days one replay serves: more is faster, fewer need less room beside the inbox.
  private static final int MOST_DAYS = 31;

  private final Company company;
  private final Inbox inbox;
  private final int threads;

  public Generator(long seed, Scale scale, Inbox inbox) {
    this(seed, scale, inbox, Math.min(8, Runtime.getRuntime().availableProcessors()));
  }

  /// @param threads how many replay customers; changes the time, never the bytes
  Generator(long seed, Scale scale, Inbox inbox, int threads) {
    this.company = new Company(seed, scale);
    this.inbox = inbox;
    this.threads = threads;
  }

  /// Takes what is wanted from a workplace full of good files.
  private interface Delivery {
    void from(Path workplace) throws IOException;
  }

  /// A day delivered to the inbox.
  public record Written(LocalDate date, int files, long bytes) {}

  /// Writes every date of a range and tells each when its files have been delivered.
  ///
  /// @throws FailureException where a date cannot be generated or the inbox cannot be written
  public void write(DateRange range, Consumer<Written> story) {
    check(range);
    int last = (int) range.last().toEpochDay();
    int days = (int) Math.clamp(64_000 / company.scale().thousandths(), 2, MOST_DAYS);
    for (int from = (int) range.first().toEpochDay(); from <= last; from += days) {
      Window window = Window.of(from, Math.min(last, from + days - 1));
      write(
          window,
          workplace -> {
            for (int day = window.from(); day <= window.to(); day++) {
              story.accept(deliver(workplace, day));
            }
          });
    }
  }

  /// Writes every date of a range with a defect in it.
  ///
  /// @throws FailureException also where a date has too few rows for the defect
  public void writeBroken(DateRange range, Defect defect, Consumer<Written> story) {
    check(range);
    for (LocalDate date : range.dates()) {
      int day = (int) date.toEpochDay();
      write(
          Window.of(day - 1, day),
          workplace -> {
            new Planting(workplace, day, defect).plant();
            story.accept(deliver(workplace, day));
          });
    }
  }

  private static void check(DateRange range) {
    if (range.first().isBefore(Calendar.FIRST) || range.last().isAfter(Calendar.LAST)) {
      throw new FailureException(
          new Failure.Usage(
              "GENERATE-001",
              "the generator's years do not hold " + range.first() + " to " + range.last(),
              Location.NONE,
              "choose dates from " + Calendar.FIRST + " to " + Calendar.LAST));
    }
  }

  private void write(Window window, Delivery delivery) {
    try {
      Path workplace = inbox.workplace();
      try {
        new Edition(company, window, threads).write(workplace);
        delivery.from(workplace);
      } finally {
        discard(workplace);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new FailureException(
          new Failure.Unavailable(
              "GENERATE-002",
              "the inbox cannot be written: " + e.getMessage(),
              Location.file(inbox.uri("")),
              "see that it is there, can be written and has room, then run the command again"));
    }
  }

  private Written deliver(Path workplace, int day) throws IOException {
    int files = 0;
    long bytes = 0;
    for (DataSet dataSet : DataSet.values()) {
      Path file = workplace.resolve(dataSet.path(day));
      if (Files.exists(file)) {
        files++;
        bytes += Files.size(file);
        inbox.deliver(file, dataSet.path(day));
      } else {
        inbox.remove(dataSet.path(day));
      }
    }
    return new Written(Calendar.date(day), files, bytes);
  }

  private static void discard(Path workplace) throws IOException {
    try (Stream<Path> paths = Files.walk(workplace)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
