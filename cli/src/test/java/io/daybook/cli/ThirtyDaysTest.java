package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.ledger.TestLedger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// What the warehouse holds of thirty days is a function of their final files: neither the order in
/// which they came nor what was refused or loaded before shows in a digest.
@Tag("slow")
class ThirtyDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
  private static final int DAYS = 30;

  /// Days whose files come broken first, the kind, and the source that is refused.
  private static final Map<String, List<String>> BROKEN =
      Map.of(
          "2026-03-24", List.of("category-case", "finance"),
          "2026-03-31", List.of("empty-file", "sales"),
          "2026-04-08", List.of("too-many-rejects", "operations"),
          "2026-04-15", List.of("truncated", "invoices"));

  @TempDir Path inbox;

  @Test
  void randomOrderRepeatsAndCorrectionsEndInTheDigestsOfTheFinalFilesInOrder(
      TestReporter reporter) {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    try (TestDatabase ordered = TestLedger.create();
        TestDatabase shuffled = TestLedger.create()) {
      Pipeline inOrder = new Pipeline(inbox, ordered.url());
      String last = FIRST.plusDays(DAYS - 1).toString();
      inOrder.generate("--from", FIRST.toString(), "--to", last);
      days().forEach(inOrder::load);

      Pipeline atRandom = new Pipeline(inbox, shuffled.url());
      for (String date : shuffledDays(random)) {
        loadBrokenFirst(atRandom, date);
      }

      String digests = digests(ordered);
      assertEquals(digests, digests(shuffled), "seed " + seed);
      reporter.publishEntry("partitions", Long.toString(digests.lines().count()));
    }
  }

  @Test
  void anotherDayAndTheSameDayAgainLeaveADayAlone() {
    String first = FIRST.toString();
    String second = FIRST.plusDays(1).toString();
    try (TestDatabase test = TestLedger.create()) {
      Pipeline pipeline = new Pipeline(inbox, test.url());
      pipeline.generate("--from", first, "--to", second);
      pipeline.load(first);
      String dayOne = loads(test, "partition_date = '" + first + "'");
      assertNotEquals("", dayOne);

      pipeline.load(second);

      assertEquals(dayOne, loads(test, "partition_date = '" + first + "'"));
      String both = loads(test, "true");
      assertNotEquals(dayOne, both);

      pipeline.load(first);

      assertEquals(both, loads(test, "true"));
    }
  }

  /// Loads a day. Where it is one of those, a source's broken files come first and are refused.
  private static void loadBrokenFirst(Pipeline pipeline, String date) {
    List<String> broken = BROKEN.getOrDefault(date, List.of("", ""));
    for (String source : Pipeline.SOURCES) {
      if (source.equals(broken.getLast())) {
        pipeline.generate("--date", date, "--broken", broken.getFirst());
        pipeline.load(1, source, date);
        pipeline.generate("--date", date);
      }
      pipeline.load(0, source, date);
    }
  }

  /// Every day once, a third of them a second time, in an order of chance.
  private static List<String> shuffledDays(Random random) {
    List<String> days = new ArrayList<>(days());
    Collections.shuffle(days, random);
    days.addAll(List.copyOf(days.subList(0, DAYS / 3)));
    Collections.shuffle(days, random);
    return days;
  }

  private static List<String> days() {
    return FIRST.datesUntil(FIRST.plusDays(DAYS)).map(LocalDate::toString).toList();
  }

  private static String digests(TestDatabase test) {
    return rows(test, "source, dataset, partition_date, rows_loaded, digest", "true");
  }

  private static String loads(TestDatabase test, String condition) {
    return rows(test, "source, dataset, partition_date, rows_loaded, digest, load_id", condition);
  }

  private static String rows(TestDatabase test, String columns, String condition) {
    return test.query(
        "select %s from daybook.partition where %s order by 1, 2, 3".formatted(columns, condition));
  }
}
