package io.daybook.etl.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each defect of the domain leads to: which rows are refused and why, what loads, what stays.
class DefectsTest {
  private static final String DATE = "2026-11-20";

  @TempDir Path inbox;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new Warehouse(inbox);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void aGoodDayLoadsWithoutARefusedRow() throws IOException {
    new SalesDay(DATE).write(inbox);

    warehouse.load("sales", DATE);

    assertEquals("7|605|0", counts());
    assertEquals(
        "18000.00",
        warehouse.query(
            "select control_sums ->> 'net_amount' from daybook.load_run where dataset = 'order_lines'"));
    assertEquals(
        "Kettle, 1.7 l|50.0000|2020-01-01|",
        warehouse.query(
            "select product_name, list_price_eur, launch_date, coalesce(discontinue_date::text, '')"
                + " from raw.sales__products"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customers   | C000007,Firm   | C12,Firm          | pattern         | customer_code    | 8
          customers   | C000009,Firm 9 | C000009,Firm 9,x  | column-count    |                  | 10
          orders      | -000007-01,2026-11-20,2026-11-20T08:00:00Z | -000007-01,2026-13-01,2026-11-20T08:00:00Z | bad-type | order_date | 8
          order_lines | -000005-01,1,2026-11-20,P0001,2,  | -000005-01,1,2026-11-20,P0001,"12,5", | bad-type | quantity | 6
          order_lines | -000005-01,1,2026-11-20,P0001,2,  | -000005-01,1,2026-11-20,P0001,0,  | out-of-range    | quantity         | 6
          order_lines | -000005-01,1,2026-11-20,P0001,    | -000005-01,1,2026-11-20,P9999,    | unknown-parent  | product_code     | 6
          order_lines | -000005-01,1,2026-11-20,P0001,2,50.0000,10.0000,90.00 | -000005-01,1,2026-11-20,P0001,2,50.0000,10.0000,91.00 | cross-field | net_amount | 6
          order_lines | -000005-01,1,2026-11-20,P0001     | -000005-01,1,2026-11-19,P0001     | wrong-partition-date | order_date  | 6
          """)
  void oneBadRowIsRefusedAndItsNeighboursLoad(
      String dataSet, String old, String now, String code, String column, int line)
      throws IOException {
    new SalesDay(DATE).with(dataSet, old, now).write(inbox);

    warehouse.load("sales", DATE);

    assertEquals(
        dataSet + "|" + code + "|" + (column == null ? "null" : column) + "|" + line,
        rejects("where dataset = '" + dataSet + "'"));
    assertEquals(
        String.valueOf(SalesDay.ROWS - 1),
        warehouse.query("select count(*) from raw.sales__" + dataSet));
  }

  @Test
  void namesTheByteThatIsNoTextAndKeepsTheRecordAsItCame() throws IOException {
    SalesDay day = new SalesDay(DATE);
    byte[] bytes =
        day.text("customers")
            .replace("Firm 7,", "Fi\u00c3(m,")
            .replace("Firm 8,", "Fi\0m,")
            .getBytes(ISO_8859_1);
    day.put("customers", bytes).with("orders", "C000007,", "C000001,");
    day.put("customers", bytes).with("orders", "C000008,", "C000001,").write(inbox);

    warehouse.load("sales", DATE);

    assertEquals(
        """
        bad-utf8|8|t|the byte at offset 800 is not UTF-8
        nul-byte|9|t|the byte at offset 879 is 0\
        """
            .replace("800", String.valueOf(indexOf(bytes, (byte) 0xC3)))
            .replace("879", String.valueOf(indexOf(bytes, (byte) 0))),
        warehouse.query(
            """
            select code, line, position('\\x4669' in raw) > 0, message from daybook.reject
            order by line
            """));
  }

  @Test
  void aRowWithoutItsCustomerTakesItsLinesWithIt() throws IOException {
    new SalesDay(DATE).with("orders", "C000003,", ",").write(inbox);

    warehouse.load("sales", DATE);

    assertEquals(
        "order_lines|unknown-parent|order_number|4\norders|empty-required|customer_code|4",
        rejects(""));
    assertEquals("7|603|2", counts());
  }

  @Test
  void theFirstOfTwoEqualKeysLoadsAndARefusedRowTakesNoKey() throws IOException {
    SalesDay day = new SalesDay(DATE);
    String first = day.order(3) + ",1,2026-11-20,P0001,2,50.0000,10.0000,90.00,EUR,2030-01-01\n";
    String bad = first.replace("P0001", "P9999");
    day.with("order_lines", first, bad + first + first).write(inbox);

    warehouse.load("sales", DATE);

    assertEquals(
        "order_lines|unknown-parent|product_code|4\norder_lines|duplicate-in-file|null|6",
        rejects("order by line"));
    assertEquals("200", warehouse.query("select count(*) from raw.sales__order_lines"));
  }

  @Test
  void anOrderNumberOfAnEarlierDateIsRefusedAndTheEarlierDateUntouched() throws IOException {
    new SalesDay("2026-11-19").write(inbox);
    warehouse.load("sales", "2026-11-19");
    String earlier = digestsOf("2026-11-19");
    SalesDay day = new SalesDay(DATE);
    day.with("orders", day.order(3), new SalesDay("2026-11-19").order(3)).write(inbox);

    warehouse.load("sales", DATE);

    assertEquals(
        "order_lines|unknown-parent|order_number|4\norders|duplicate-in-table|order_number|4",
        rejects(""));
    assertEquals(earlier, digestsOf("2026-11-19"));
  }

  @Test
  void anUnclosedQuoteSpansToTheEndAndNothingLoads() throws IOException {
    new SalesDay(DATE)
        .with("order_lines", "-000150-01,1,2026-11-20,P0001", "-000150-01,1,2026-11-20,\"P0001")
        .write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals(
        "sales.order_lines of 2026-11-20 is refused: 51 of 200 rows are refused (unclosed-quote 51),"
            + " more than 1 percent",
        e.failure().fact());
    assertEquals("order_lines|unclosed-quote|null|151", rejects(""));
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
    assertEquals("0", warehouse.query("select count(*) from raw.sales__orders"));
  }

  @Test
  void aHeaderThatIsNotTheContractsRefusesTheFile() throws IOException {
    new SalesDay(DATE).with("orders", ",channel,", ",chanel,").write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals("orders|unknown-header|chanel|1", rejects(""));
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
  }

  @Test
  void aMissingFileIsWaitedFor() throws IOException {
    new SalesDay(DATE).without("order_lines").write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(75, e.exitCode());
    assertEquals(
        "error[LOAD-001]: the file has not arrived\n  --> "
            + inbox
            + "/sales/20261120/order_lines.csv\nhint: try again when it is there; arrival: optional"
            + " in the contract makes it optional",
        e.getMessage());
  }

  @Test
  void anEmptyFileAndAHeaderAloneAreRefused() throws IOException {
    SalesDay day = new SalesDay(DATE);
    day.put("regions", "").write(inbox);
    FailureException empty =
        assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));
    assertEquals(1, empty.exitCode());
    assertEquals("regions|missing-header|null|1", rejects(""));

    SalesDay headerOnly = new SalesDay(DATE);
    String lines = headerOnly.text("order_lines");
    headerOnly.put("order_lines", lines.substring(0, lines.indexOf('\n') + 1)).write(inbox);
    FailureException none =
        assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));
    assertEquals(1, none.exitCode());
    assertEquals(
        "sales.order_lines of 2026-11-20 is refused: the file has no rows", none.failure().fact());
  }

  @Test
  void theFilesOfYesterdayAreNeverLoadedIntoToday() throws IOException {
    new SalesDay("2026-11-19").write(inbox, DATE);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
    assertEquals(
        "wrong-partition-date|200",
        warehouse.query("select code, count(*) from daybook.reject group by code"));
  }

  @Test
  void anOrderTotalThatIsNotTheSumOfItsLinesRefusesTheFile() throws IOException {
    SalesDay day = new SalesDay(DATE);
    day.with(
            "orders",
            ",C000009,DE-BER,SR001,B2B,EUR,,2026-11-20,1,90.00",
            ",C000009,DE-BER,SR001,B2B,EUR,,2026-11-20,1,91.00")
        .write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(
        "sales.order_lines of 2026-11-20 is refused: order-total fails for "
            + day.order(9)
            + ": it does not hold that sum(net_amount) = parent.order_total and count() ="
            + " parent.line_count",
        e.failure().fact());
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
  }

  @Test
  void aFileCutInTheMiddleOfARowIsRefused() throws IOException {
    SalesDay day = new SalesDay(DATE);
    String lines = day.text("order_lines");
    day.put("order_lines", lines.substring(0, lines.length() - 25)).write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
  }

  @Test
  void farFewerRowsThanLatelyAreNotBelieved() throws IOException {
    for (String earlier : new String[] {"2026-11-06", "2026-11-13"}) {
      new SalesDay(earlier).write(inbox);
      warehouse.load("sales", earlier);
    }
    SalesDay day = new SalesDay(DATE);
    day.put("customers", firstLines(day.text("customers"), 60));
    day.put("orders", firstLines(day.text("orders"), 60));
    day.put("order_lines", firstLines(day.text("order_lines"), 60)).write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals(
        "sales.customers of 2026-11-20 is refused: 60 rows are less than 50 percent of the 200 that"
            + " this weekday had lately",
        e.failure().fact());
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreAccepted() throws IOException {
    SalesDay day = new SalesDay(DATE);
    day.put("orders", "\uFEFF" + day.text("orders").replace("\n", "\r\n")).write(inbox);

    warehouse.load("sales", DATE);

    assertEquals("7|605|0", counts());
  }

  @Test
  void tooManyBadRowsLoadNothingAndAreAllKept() throws IOException {
    SalesDay day = new SalesDay(DATE);
    for (int i = 1; i <= 10; i++) {
      day.with(
          "orders", ",C%06d,DE-BER,SR001,B2B".formatted(i), ",C%06d,DE-BER,SR001,b2b".formatted(i));
    }
    day.write(inbox);

    FailureException e = assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(1, e.exitCode());
    assertEquals(
        "orders|not-in-list|10",
        warehouse.query(
            "select dataset, code, count(*) from daybook.reject join daybook.load_run using (load_id)"
                + " group by 1, 2"));
    assertEquals("0", warehouse.query("select count(*) from daybook.partition"));
  }

  private static String firstLines(String text, int rows) {
    int end = 0;
    for (int i = 0; i <= rows; i++) {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, end);
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  private String counts() {
    return warehouse.query(
        "select count(*), sum(rows_loaded), sum(rows_rejected) from daybook.load_run");
  }

  private String rejects(String condition) {
    return warehouse.query(
        "select * from (select dataset, code, column_name, line from daybook.reject join"
            + " daybook.load_run using (load_id)) as r "
            + (condition.isEmpty() ? "order by dataset, line" : condition));
  }

  private String digestsOf(String date) {
    String digests =
        warehouse.query(
            "select dataset, load_id, digest from daybook.partition where partition_date = '"
                + date
                + "' order by 1");
    assertTrue(digests.lines().count() == 7, digests);
    return digests;
  }
}
