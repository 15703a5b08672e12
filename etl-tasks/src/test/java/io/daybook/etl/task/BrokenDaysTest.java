package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.daybook.etl.generate.Defect;
import io.daybook.etl.generate.FolderInbox;
import io.daybook.etl.generate.Generator;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every named defect, planted in a day of ordinary size, leads to what its table says. Between two
/// kinds the good day is loaded again, which must always go well.
@Tag("slow")
final class BrokenDaysTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 31);
  private static final List<String> SOURCES = List.of("sales", "operations", "finance", "invoices");

  @TempDir static Path inbox;
  private static Warehouse warehouse;

  private static Generator generator() {
    return new Generator(Generator.SEED, Scale.ONE, new FolderInbox(inbox));
  }

  /// The day, the day before, and the same weekday of the four weeks before, with which its rows
  /// are compared.
  @BeforeAll
  static void loadGoodDays() {
    generator().write(new DateRange(DATE.minusDays(28), DATE), _ -> {});
    warehouse = new Warehouse(inbox);
    for (int days : new int[] {28, 21, 14, 7, 1, 0}) {
      SOURCES.forEach(source -> warehouse.load(source, DATE.minusDays(days).toString()));
    }
  }

  @AfterEach
  void theGoodDayLoadsAgain() {
    generator().write(DateRange.of(DATE), _ -> {});
    for (String source : SOURCES) {
      warehouse.load(source, DATE.toString());
    }
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static void plant(String kind) {
    generator().writeBroken(DateRange.of(DATE), Defect.of(kind), _ -> {});
  }

  private static int load(String source) {
    try {
      warehouse.load(source, DATE.toString());
      return 0;
    } catch (FailureException e) {
      return e.exitCode();
    }
  }

  /// The load of a data set, if it is the last one: its state, and refused rows and reasons.
  private static String last(String dataSet) {
    return warehouse.query(
        """
        select state, rows_rejected, coalesce((
            select string_agg(code || ' ' || reasons, ', ' order by code)
            from (select code, count(*) as reasons from daybook.reject
                  where load_id = last.load_id group by code) as codes), '')
        from (select * from daybook.load_run
              where dataset = '%s' and partition_date = '%s'
              order by started_at desc, load_id desc limit 1) as last
        """
            .formatted(dataSet, DATE));
  }

  private static String partitions(String source, LocalDate date) {
    return warehouse.query(
        """
        select dataset, load_id, digest from daybook.partition
        where source = '%s' and partition_date = '%s' order by dataset
        """
            .formatted(source, date));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          bad-utf8;             sales;      0; customers;           loaded|3|bad-utf8 3
          nul-byte;             sales;      0; customers;           loaded|3|nul-byte 3
          unclosed-quote;       sales;      1; order_lines;         refused|634|unclosed-quote 1
          column-count;         operations; 0; deliveries;          loaded|2|column-count 2
          unknown-header;       sales;      1; orders;              refused|0|unknown-header 1
          missing-header;       finance;    1; fx_rates;            refused|0|missing-header 1
          empty-required;       sales;      0; orders;              loaded|3|empty-required 3
          empty-required;       sales;      0; order_lines;         loaded|3|unknown-parent 3
          bad-type;             operations; 0; deliveries;          loaded|3|bad-type 3
          out-of-range;         operations; 0; deliveries;          loaded|3|out-of-range 3
          not-in-list;          sales;      0; orders;              loaded|3|not-in-list 3
          pattern;              sales;      0; customers;           loaded|3|pattern 3
          duplicate-in-file;    sales;      0; order_lines;         loaded|3|duplicate-in-file 3
          duplicate-in-table;   sales;      0; orders;              loaded|3|duplicate-in-table 3
          unknown-parent;       operations; 0; deliveries;          loaded|3|unknown-parent 3
          cross-field;          sales;      0; order_lines;         loaded|3|cross-field 3
          wrong-partition-date; invoices;   0; invoices;            loaded|3|wrong-partition-date 3
          empty-file;           sales;      1; order_lines;         refused|0|missing-header 1
          header-only;          sales;      1; order_lines;         refused|0|
          truncated;            invoices;   1; invoices;            refused|1|column-count 1
          unbalanced-entry;     finance;    1; journal_lines;       refused|4|cross-field 4
          trial-balance-gap;    finance;    1; trial_balance;       refused|1|cross-field 1
          roll-forward-break;   operations; 0; inventory_snapshots; loaded|1|cross-field 1
          order-total-mismatch; sales;      1; order_lines;         refused|0|
          orphan-delivery;      operations; 0; deliveries;          loaded|0|
          too-many-rejects;     operations; 1; deliveries;          refused|101|out-of-range 101
          new-column;           sales;      1; products;            refused|0|unknown-header 1
          bom-crlf;             sales;      0; orders;              loaded|0|
          volume-drop;          invoices;   1; invoices;            refused|0|
          price-outlier;        invoices;   0; invoices;            loaded|0|
          category-case;        finance;    1; gl_accounts;         refused|3|not-in-list 3
          """)
  void leadsToWhatTheTableSays(
      String kind, String source, int exitCode, String dataSet, String outcome) {
    String before = partitions(source, DATE);
    String yesterday = partitions(source, DATE.minusDays(1));
    plant(kind);

    assertEquals(exitCode, load(source));

    assertEquals(outcome, last(dataSet));
    assertEquals(yesterday, partitions(source, DATE.minusDays(1)));
    if (exitCode != 0) {
      assertEquals(before, partitions(source, DATE));
    }
  }

  @Test
  void correctedFileReplacesThePartition() {
    String before = partitions("sales", DATE);
    plant("corrected-file");

    assertEquals(0, load("sales"));

    assertEquals("loaded|0|", last("products"));
    assertNotEquals(before, partitions("sales", DATE));
  }

  @Test
  void sameBytesAgainChangeNothing() {
    String before = partitions("sales", DATE);
    plant("same-bytes-again");

    assertEquals(0, load("sales"));

    assertEquals(before, partitions("sales", DATE));
  }

  @Test
  void missingFileIsAMatterOfTime() {
    String before = partitions("sales", DATE);
    plant("missing-file");

    assertEquals(75, load("sales"));

    assertEquals(before, partitions("sales", DATE));
  }

  @Test
  void filesOfTheDayBeforeAreNeverCopiedSilently() {
    List<String> before = SOURCES.stream().map(source -> partitions(source, DATE)).toList();
    plant("wrong-folder-date");

    SOURCES.forEach(source -> assertEquals(1, load(source), source));

    assertEquals("refused|626|wrong-partition-date 626", last("orders"));
    assertEquals(before, SOURCES.stream().map(source -> partitions(source, DATE)).toList());
  }
}
