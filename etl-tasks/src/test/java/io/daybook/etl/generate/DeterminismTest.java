package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// I13: the bytes of a date are the same however it was generated.
final class DeterminismTest {
  private static final Scale SMALL = new Scale(100);
  private static final DateRange SPRING =
      new DateRange(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 4, 20));

  @TempDir Path folder;

  private Delivered generate(String name, DateRange range, long seed, int threads) {
    FolderInbox inbox = new FolderInbox(folder.resolve(name));
    new Generator(seed, SMALL, inbox, threads).write(range, _ -> {});
    return new Delivered(inbox.folder(), range);
  }

  private static void assertSame(Delivered expected, Delivered actual, LocalDate date) {
    for (DataSet dataSet : DataSet.values()) {
      byte[] bytes = expected.bytes(dataSet, date);
      assertArrayEquals(bytes, actual.bytes(dataSet, date), dataSet + " of " + date);
      assertFalse(bytes.length == 0, dataSet + " of " + date + " is missing");
    }
  }

  @Test
  void dateAloneEqualsRange() {
    Delivered range = generate("range", SPRING, 7, 2);

    for (LocalDate date :
        List.of(
            LocalDate.of(2026, 3, 15),
            LocalDate.of(2026, 3, 31),
            LocalDate.of(2026, 4, 1),
            LocalDate.of(2026, 4, 7),
            LocalDate.of(2026, 4, 20))) {
      assertSame(range, generate("alone" + date, DateRange.of(date), 7, 2), date);
    }
  }

  @Test
  void orderAndThreadsChangeNothing() {
    DateRange turn = new DateRange(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 6));
    FolderInbox reverse = new FolderInbox(folder.resolve("reverse"));
    for (LocalDate date : turn.dates().reversed()) {
      new Generator(7, SMALL, reverse, 1).write(DateRange.of(date), _ -> {});
    }

    Delivered parallel = generate("parallel", turn, 7, 4);

    for (LocalDate date : List.of(turn.first(), turn.last(), LocalDate.of(2026, 12, 31))) {
      assertSame(new Delivered(reverse.folder(), turn), parallel, date);
    }
  }

  @Test
  void anotherSeedIsAnotherCompany() {
    DateRange date = DateRange.of(SPRING.first());

    byte[] seven = generate("seven", date, 7, 2).bytes(DataSet.ORDERS, date.first());
    byte[] eight = generate("eight", date, 8, 2).bytes(DataSet.ORDERS, date.first());

    assertFalse(Arrays.equals(seven, eight));
  }

  @Test
  void firstAndLastDatesCanBeGenerated() {
    for (String text : List.of("2017-01-01", "2040-12-31")) {
      LocalDate date = LocalDate.parse(text);
      Delivered day = generate(text, DateRange.of(date), 7, 2);

      assertEquals(34, day.rows(DataSet.TRIAL_BALANCE, date).size());
    }
  }

  @Test
  void counterIsClosedAtChristmasAndNewYear() {
    LocalDate christmas = LocalDate.of(2026, 12, 25);

    Delivered day = generate("christmas", DateRange.of(christmas), 7, 2);

    assertEquals(0, day.bytes(DataSet.INVOICES, christmas).length);
    assertFalse(day.bytes(DataSet.ORDERS, christmas).length == 0);
  }
}
