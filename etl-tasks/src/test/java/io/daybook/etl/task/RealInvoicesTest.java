package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public Online Retail data as found: bare CR line ends, `M/d/yy H:mm`, a last line cut off.
class RealInvoicesTest {
  private static final Path FILE = Path.of("..", "..", "shared", "data", "online_retail.csv");
  private static final DateRange WEEK =
      new DateRange(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 7));

  @TempDir Path inbox;

  @Test
  void splitsTheFileIntoItsDatesAndCountsEveryRecordOnce() throws IOException {
    Path file = realFile();
    try (Warehouse warehouse = new Warehouse(inbox)) {
      List<LoadResult> results = warehouse.load(request(file));

      assertEquals(7, results.size());
      assertEquals(
          "14595|14594|1",
          warehouse.query(
              "select sum(rows_read), sum(rows_loaded), sum(rows_rejected) from daybook.load_run"));
      assertEquals(
          """
          2010-12-01|loaded|3108
          2010-12-02|loaded|2109
          2010-12-03|loaded|2202
          2010-12-04|empty|0
          2010-12-05|loaded|2725
          2010-12-06|loaded|3878
          2010-12-07|loaded|572\
          """,
          warehouse.query(
              """
              select partition_date, state, rows_loaded from daybook.load_run
              order by partition_date
              """));
      assertEquals(
          "column-count|14595|14596|537|the record has 1 column",
          warehouse.query(
              """
              select code, record, line, convert_from(raw, 'UTF8'), message from daybook.reject
              """));
      assertEquals(
          totalOf(file).toPlainString() + "|699|4265|174|2010-12-01 08:26:00",
          warehouse.query(
              """
              select
                  round(sum(quantity * unit_price), 2),
                  count(distinct invoice_no),
                  count(*) - count(customer_id),
                  count(*) filter (where invoice_no like 'C%' and quantity < 0),
                  min(invoice_date at time zone 'Europe/London')
              from raw.invoices__invoices
              """));
    }
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    Path file = realFile();
    try (Warehouse warehouse = new Warehouse(inbox)) {
      warehouse.load(request(file));
      String before =
          warehouse.query(
              "select partition_date, load_id, digest from daybook.partition order by 1");

      warehouse.load(request(file));

      assertEquals(
          before,
          warehouse.query(
              "select partition_date, load_id, digest from daybook.partition order by 1"));
      assertEquals(
          "7", warehouse.query("select count(*) from daybook.load_run where state = 'unchanged'"));
      assertEquals("1", warehouse.query("select count(*) from daybook.reject"));
    }
  }

  private static LoadRequest request(Path file) {
    return new LoadRequest("invoices", WEEK, "", file.toString(), false);
  }

  private static Path realFile() {
    Assumptions.assumeTrue(Files.exists(FILE), FILE + " is not on this machine");
    return FILE;
  }

  /// Σ quantity × price, computed without anything of ours: no quoted field of the file holds a CR.
  private static BigDecimal totalOf(Path file) throws IOException {
    BigDecimal total = BigDecimal.ZERO;
    String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\r");
    for (int i = 1; i < lines.length - 1; i++) {
      String[] fields = lines[i].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      total = total.add(new BigDecimal(fields[3]).multiply(new BigDecimal(fields[5])));
    }
    return total.setScale(2);
  }
}
