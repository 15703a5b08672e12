package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A defect is exactly what its row of the table says, in the file that it names and nowhere else.
final class DefectTest {
  private static final LocalDate DATE = LocalDate.of(2026, 4, 1);
  private static final Scale SMALL = new Scale(100);

  @TempDir static Path folder;
  private static Delivered good;

  @BeforeAll
  static void generate() {
    DateRange range = new DateRange(DATE.minusDays(1), DATE);
    good = Delivered.of(folder.resolve("good"), range, 7, SMALL);
  }

  private static Delivered broken(Defect defect) {
    FolderInbox inbox = new FolderInbox(folder.resolve(defect.kind()));
    new Generator(7, SMALL, inbox).writeBroken(DateRange.of(DATE), defect, _ -> {});
    return new Delivered(inbox.folder(), DateRange.of(DATE));
  }

  private static List<DataSet> changed(Delivered broken) {
    List<DataSet> changed = new ArrayList<>();
    for (DataSet dataSet : DataSet.values()) {
      if (!Arrays.equals(good.bytes(dataSet, DATE), broken.bytes(dataSet, DATE))) {
        changed.add(dataSet);
      }
    }
    return changed;
  }

  private static List<String> lines(Delivered day, DataSet dataSet) {
    String text = new String(day.bytes(dataSet, DATE), StandardCharsets.ISO_8859_1);
    return text.lines().toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Defect.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"WRONG_FOLDER_DATE", "SAME_BYTES_AGAIN"})
  void changesOnlyTheFileItNames(Defect defect) {
    List<DataSet> changed = changed(broken(defect));

    assertEquals(1, changed.size(), () -> changed.toString());
    DataSet file = changed.getFirst();
    assertEquals(defect.file(), file.source() + "." + file.title());
  }

  @ParameterizedTest(name = "{0}: {1} lines of {2} are others, {3} more")
  @CsvSource({
    "BAD_UTF8, 3, CUSTOMERS, 0",
    "NUL_BYTE, 3, CUSTOMERS, 0",
    "UNCLOSED_QUOTE, 1, ORDER_LINES, 0",
    "COLUMN_COUNT, 2, DELIVERIES, 0",
    "UNKNOWN_HEADER, 1, ORDERS, 0",
    "MISSING_HEADER, 5, FX_RATES, 0",
    "EMPTY_REQUIRED, 3, ORDERS, 0",
    "BAD_TYPE, 3, DELIVERIES, 0",
    "OUT_OF_RANGE, 3, DELIVERIES, 0",
    "NOT_IN_LIST, 3, ORDERS, 0",
    "PATTERN, 3, CUSTOMERS, 0",
    "DUPLICATE_IN_FILE, 0, ORDER_LINES, 3",
    "DUPLICATE_IN_TABLE, 3, ORDERS, 3",
    "UNKNOWN_PARENT, 3, DELIVERIES, 0",
    "CROSS_FIELD, 3, ORDER_LINES, 0",
    "WRONG_PARTITION_DATE, 3, INVOICES, 3",
    "CORRECTED_FILE, 1, PRODUCTS, 0",
    "UNBALANCED_ENTRY, 1, JOURNAL_LINES, 0",
    "TRIAL_BALANCE_GAP, 1, TRIAL_BALANCE, 0",
    "ROLL_FORWARD_BREAK, 1, INVENTORY_SNAPSHOTS, 0",
    "ORDER_TOTAL_MISMATCH, 3, ORDERS, 0",
    "ORPHAN_DELIVERY, 3, DELIVERIES, 0",
    "NEW_COLUMN, 121, PRODUCTS, 0",
    "PRICE_OUTLIER, 3, INVOICES, 0",
    "CATEGORY_CASE, 3, GL_ACCOUNTS, 0",
  })
  void changesSoManyRows(Defect defect, int others, DataSet dataSet, int more) {
    List<String> before = lines(good, dataSet);
    List<String> after = new ArrayList<>(lines(broken(defect), dataSet));

    assertEquals(before.size() + more, after.size());
    after.removeAll(before);
    assertEquals(others, after.size(), () -> after.toString());
  }

  @Test
  void missingFileIsMissingEvenWhereAGoodOneLay() {
    FolderInbox inbox = new FolderInbox(folder.resolve("again"));
    Generator generator = new Generator(7, SMALL, inbox);
    generator.write(DateRange.of(DATE), _ -> {});

    generator.writeBroken(DateRange.of(DATE), Defect.MISSING_FILE, _ -> {});

    Delivered day = new Delivered(inbox.folder(), DateRange.of(DATE));
    assertFalse(Files.exists(day.file(DataSet.ORDER_LINES, DATE)));
    assertTrue(Files.exists(day.file(DataSet.ORDERS, DATE)));
  }

  @Test
  void emptyFileHasNoByteAndHeaderOnlyNoRow() {
    assertEquals(0, broken(Defect.EMPTY_FILE).bytes(DataSet.ORDER_LINES, DATE).length);
    assertEquals(1, lines(broken(Defect.HEADER_ONLY), DataSet.ORDER_LINES).size());
  }

  @Test
  void truncatedFileEndsInTheMiddleOfARow() {
    List<String> lines = lines(broken(Defect.TRUNCATED), DataSet.INVOICES);

    int good = lines(DefectTest.good, DataSet.INVOICES).size();
    assertTrue(lines.size() > 10 && lines.size() < good / 2, () -> lines.size() + " of " + good);
    assertEquals(2, lines.getLast().split(",").length);
  }

  @Test
  void volumeDropKeepsAFifth() {
    int rows = lines(good, DataSet.INVOICES).size() - 1;

    assertEquals(rows / 5, lines(broken(Defect.VOLUME_DROP), DataSet.INVOICES).size() - 1);
  }

  @Test
  void tooManyRejectsAreFivePercent() {
    List<String> after =
        new ArrayList<>(lines(broken(Defect.TOO_MANY_REJECTS), DataSet.DELIVERIES));
    int rows = after.size() - 1;

    after.removeAll(lines(good, DataSet.DELIVERIES));

    assertTrue(after.size() * 20 >= rows && after.size() * 10 < rows, () -> after.size() + "");
  }

  @Test
  void bomAndCarriageReturnsStandAroundTheSameText() {
    String text =
        new String(broken(Defect.BOM_CRLF).bytes(DataSet.ORDERS, DATE), StandardCharsets.UTF_8);

    String expected = new String(good.bytes(DataSet.ORDERS, DATE), StandardCharsets.UTF_8);
    assertEquals("\ufeff" + expected.replace("\n", "\r\n"), text);
  }

  @Test
  void wrongFolderHoldsTheDayBefore() {
    Delivered broken = broken(Defect.WRONG_FOLDER_DATE);

    for (DataSet dataSet : DataSet.values()) {
      assertArrayEquals(good.bytes(dataSet, DATE.minusDays(1)), broken.bytes(dataSet, DATE));
    }
  }

  @Test
  void sameBytesAgainAreTheSame() {
    assertEquals(List.of(), changed(broken(Defect.SAME_BYTES_AGAIN)));
  }

  @Test
  void unknownKindIsToldWithTheNearestAndAll() {
    FailureException e = assertThrows(FailureException.class, () -> Defect.of("unbalanced-entri"));

    String kinds =
        Arrays.stream(Defect.values()).map(Defect::kind).sorted().collect(Collectors.joining(", "));
    assertEquals(
        "error[GENERATE-003]: there is no defect \"unbalanced-entri\"\n"
            + "hint: did you mean \"unbalanced-entry\"? the kinds are "
            + kinds,
        e.getMessage());
    assertEquals(2, e.exitCode());
  }

  @Test
  void dayWithTooFewRowsIsRefused() {
    LocalDate saturday = LocalDate.of(2026, 4, 4);
    Generator generator = new Generator(7, SMALL, new FolderInbox(folder.resolve("saturday")));

    FailureException e =
        assertThrows(
            FailureException.class,
            () -> generator.writeBroken(DateRange.of(saturday), Defect.BAD_TYPE, _ -> {}));

    assertEquals(
        """
        error[GENERATE-004]: bad-type has too few rows in operations.deliveries on 2026-04-04
        hint: choose a working day, or a larger --scale\
        """,
        e.getMessage());
  }

  @Test
  void referencePageIsTheTable() throws IOException {
    String page = Files.readString(Repository.resolve("docs/reference/broken-kinds.md"));

    String table =
        Arrays.stream(Defect.values())
            .map(defect ->
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        defect.kind(), defect.file(), defect.planted(), defect.consequence()))
            .collect(Collectors.joining("\n"));
    assertTrue(page.contains(table), () -> "the page must hold\n" + table);
  }
}
