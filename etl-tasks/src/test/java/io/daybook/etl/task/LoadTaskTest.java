package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.source.CuttingRelay;
import io.daybook.etl.source.S3Server;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What loading again, loading corrected files and loading in any order does to the warehouse.
class LoadTaskTest {
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
  void theSameBytesAgainAreARecordedNoOp() throws IOException {
    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);
    String before = warehouse.query("select dataset, load_id from daybook.partition order by 1");

    warehouse.load("sales", DATE);

    assertEquals(
        before, warehouse.query("select dataset, load_id from daybook.partition order by 1"));
    assertEquals(
        "loaded|7\nunchanged|7",
        warehouse.query("select state, count(*) from daybook.load_run group by 1 order by 1"));
  }

  @Test
  void aCorrectedFileReplacesItsDateAndNoOther() throws IOException {
    new SalesDay("2026-11-19").write(inbox);
    SalesDay day = new SalesDay(DATE);
    day.with("products", ",50.0000,30", ",49.0000,30").write(inbox);
    warehouse.load("sales", "2026-11-19");
    warehouse.load("sales", DATE);
    String yesterday = digestsOf("2026-11-19");
    String before = digestsOf(DATE);

    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);

    assertEquals(yesterday, digestsOf("2026-11-19"));
    assertNotEquals(before, digestsOf(DATE));
    assertEquals(
        "2026-11-19|50.0000\n2026-11-20|50.0000",
        warehouse.query(
            "select _partition_date, list_price_eur from raw.sales__products order by 1"));
    assertEquals(
        "products",
        warehouse.query(
            "select dataset from daybook.load_run where supersedes is not null and dataset ="
                + " 'products'"));
  }

  @Test
  void rowsThatLackedAParentLoadWhenTheParentIsCorrectedAlthoughTheirFileIsTheSame()
      throws IOException {
    new SalesDay(DATE).with("orders", "C000003,", ",").write(inbox);
    warehouse.load("sales", DATE);

    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);

    assertEquals("200", warehouse.query("select count(*) from raw.sales__order_lines"));
  }

  @Test
  void aRefusedCorrectionLeavesWhatWasThere() throws IOException {
    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);
    String before = digestsOf(DATE);
    SalesDay broken = new SalesDay(DATE);
    broken.put("order_lines", broken.text("order_lines").replace("P0001", "P9999")).write(inbox);

    assertThrows(FailureException.class, () -> warehouse.load("sales", DATE));

    assertEquals(before, digestsOf(DATE));
    assertEquals("200", warehouse.query("select count(*) from daybook.reject"));
    assertEquals("200", warehouse.query("select count(*) from raw.sales__order_lines"));
  }

  @Test
  void theOrderInWhichFilesComeDoesNotMatter() throws IOException {
    List<String> dates = new ArrayList<>();
    LocalDate.of(2026, 11, 1)
        .datesUntil(LocalDate.of(2026, 11, 13))
        .forEach(date -> dates.add(date.toString()));
    for (String date : dates) {
      new SalesDay(date).write(inbox);
      warehouse.load("sales", date);
    }
    String inOrder = contents(warehouse);

    try (Warehouse other = new Warehouse(inbox)) {
      List<String> shuffled = new ArrayList<>(dates);
      shuffled.addAll(dates.subList(0, 4));
      Collections.shuffle(shuffled, new Random(3));
      int step = 0;
      for (String date : shuffled) {
        SalesDay day = new SalesDay(date);
        if (step % 3 == 1) {
          day.with(
                  "order_lines", ",P0001,2,50.0000,10.0000,90.00", ",P0001,2,50.0000,10.0000,95.00")
              .write(inbox);
          assertThrows(FailureException.class, () -> other.load("sales", date));
        } else if (step % 3 == 2) {
          new SalesDay(date).with("customers", "Firm 9,", "Firm IX,").write(inbox);
          other.load("sales", date);
        }
        new SalesDay(date).write(inbox);
        other.load("sales", date);
        step++;
      }

      assertEquals(inOrder, contents(other));
    }
  }

  @Test
  void twoLoadsOfADateWaitForEachOtherAndOtherDatesDoNot() throws Exception {
    List<String> dates = List.of(DATE, DATE, "2026-11-19", "2026-11-18", DATE, "2026-11-17");
    for (String date : dates) {
      new SalesDay(date).write(inbox);
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(dates.size() / 2)) {
      List<Future<List<LoadResult>>> loads = new ArrayList<>();
      for (String date : dates) {
        loads.add(threads.submit(() -> warehouse.load("sales", date)));
      }
      for (Future<List<LoadResult>> load : loads) {
        assertEquals(7, load.get().size());
      }
    }

    assertEquals(
        "loaded|28\nunchanged|14",
        warehouse.query("select state, count(*) from daybook.load_run group by 1 order by 1"));
    assertEquals("800", warehouse.query("select count(*) from raw.sales__order_lines"));
  }

  @Test
  void aDryRunJudgesAndLeavesNoTrace() throws IOException {
    new SalesDay(DATE).with("orders", "C000003,", ",").write(inbox);

    List<LoadResult> results =
        warehouse.load(
            new LoadRequest(
                "sales", DateRange.of(LocalDate.parse(DATE)), inbox.toString(), "", true));

    assertEquals(2, results.stream().mapToLong(r -> r.load().rows().rejected()).sum());
    assertEquals("0", warehouse.query("select count(*) from daybook.load_run"));
    assertEquals("0", warehouse.query("select count(*) from pg_tables where schemaname = 'raw'"));
  }

  @Test
  void aColumnThatTheContractDoesNotKnowIsTreatedAsItSays() throws IOException {
    SalesDay day = new SalesDay(DATE);
    day.with("regions", "currency_code\n", "currency_code,Sales Zone\n")
        .with("regions", "Berlin,EUR\n", "Berlin,EUR,North\n")
        .write(inbox);
    assertEquals(
        1, assertThrows(FailureException.class, () -> warehouse.load("sales", DATE)).exitCode());

    warehouse.contracts = contractsWith("onDrift, value: fail", "onDrift, value: ignore");
    warehouse.load("sales", DATE);
    assertEquals("EUR", warehouse.query("select currency_code from raw.sales__regions"));

    warehouse.contracts = contractsWith("onDrift, value: fail", "onDrift, value: add-nullable");
    warehouse.load("sales", DATE);
    assertEquals("North", warehouse.query("select sales_zone from raw.sales__regions"));

    warehouse.contracts = Contracts.read(Warehouse.CONTRACTS);
    new SalesDay("2026-11-21").write(inbox);
    warehouse.load("sales", "2026-11-21");
    assertEquals(
        "null\nNorth",
        warehouse.query("select sales_zone from raw.sales__regions order by _partition_date desc"));
  }

  @Test
  void anOptionalSourceWithoutFilesHasNothingToDo() throws IOException {
    warehouse.contracts = contractsWith("arrival, value: required", "arrival, value: optional");

    assertEquals(List.of(), warehouse.load("sales", DATE));
  }

  @Test
  void aDayOnWhichTheSourceIsClosedNeedsNoFileAndTheNextDayDoes() {
    warehouse.contracts = Contracts.read(Warehouse.CONTRACTS);

    assertEquals(List.of(), warehouse.load("invoices", "2026-12-25"));

    FailureException e =
        assertThrows(FailureException.class, () -> warehouse.load("invoices", "2026-12-26"));
    assertEquals(75, e.exitCode());
  }

  @Test
  void aSourceWaitsForTheParentsOfAnotherOne() throws IOException {
    Path folder = Files.createDirectories(inbox.resolve("operations/20261120"));
    Files.writeString(
        folder.resolve("warehouses.csv"),
        """
        warehouse_code,warehouse_name,region_code,capacity_units,is_active
        WH01,Rotterdam,NL-RTM,1000,true
        """);
    warehouse.contracts = contractsWith("arrival, value: required", "arrival, value: optional");

    FailureException e =
        assertThrows(FailureException.class, () -> warehouse.load("operations", DATE));

    assertEquals(75, e.exitCode());
    assertEquals(
        "sales.regions of 2026-11-20 is not loaded, and this source looks its parents up there",
        e.failure().fact());
  }

  @Test
  void anOutageOfTheStoreLeavesTheOldStateAndTheNextTryLoads() throws Exception {
    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);
    String before = digestsOf(DATE);
    SalesDay corrected = new SalesDay(DATE);
    corrected.with("customers", "Firm 9,", "Firm IX,").write(inbox);
    try (S3Server server = new S3Server()) {
      try (Stream<Path> files = Files.list(inbox.resolve("sales/20261120"))) {
        for (Path file : files.toList()) {
          server.put("in/sales/20261120/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
      warehouse.s3 = server.settings();
      LoadRequest request =
          new LoadRequest(
              "sales", DateRange.of(LocalDate.parse(DATE)), "s3://bucket/in", "", false);
      server.stop();
      FailureException e = assertThrows(FailureException.class, () -> warehouse.load(request));
      assertEquals(75, e.exitCode());
      assertEquals(before, digestsOf(DATE));

      server.start();
      warehouse.load(request);

      assertEquals(
          "Firm IX",
          warehouse.query(
              "select customer_name from raw.sales__customers where customer_code = 'C000009'"));
      assertEquals(
          "s3://bucket/in/sales/20261120/customers.csv|t",
          warehouse.query(
              "select uri, object_version is not null from daybook.load_run"
                  + " where dataset = 'customers' and supersedes is not null"));
    }
  }

  @Test
  void aStoreThatGoesAwayInTheMiddleOfAFileLeavesTheOldState() throws Exception {
    new SalesDay(DATE).write(inbox);
    warehouse.load("sales", DATE);
    String before = digestsOf(DATE);
    new SalesDay(DATE).with("customers", "Firm 9,", "Firm IX,").write(inbox);
    LoadRequest request =
        new LoadRequest("sales", DateRange.of(LocalDate.parse(DATE)), "s3://bucket/in", "", false);
    try (S3Server server = new S3Server()) {
      long bytes = 0;
      try (Stream<Path> files = Files.list(inbox.resolve("sales/20261120"))) {
        for (Path file : files.toList()) {
          server.put("in/sales/20261120/" + file.getFileName(), Files.readAllBytes(file));
          bytes += Files.size(file);
        }
      }
      for (int tenths = 2; tenths <= 8; tenths += 3) {
        try (CuttingRelay relay = new CuttingRelay(server.settings(), bytes * tenths / 10)) {
          warehouse.s3 = relay.settings();

          FailureException e = assertThrows(FailureException.class, () -> warehouse.load(request));

          assertTrue(relay.hasCut());
          assertEquals(75, e.exitCode(), e.getMessage());
          assertEquals(before, digestsOf(DATE));
        }
      }
      warehouse.s3 = server.settings();
      warehouse.load(request);

      assertNotEquals(before, digestsOf(DATE));
    }
  }

  private Contracts contractsWith(String old, String now) throws IOException {
    Path folder = Files.createTempDirectory(inbox, "contracts");
    for (String source : new String[] {"sales", "operations", "finance", "invoices"}) {
      String text = Files.readString(Warehouse.CONTRACTS.resolve(source + Contracts.SUFFIX));
      assertTrue(text.contains(old));
      Files.writeString(folder.resolve(source + Contracts.SUFFIX), text.replace(old, now));
    }
    return Contracts.read(folder);
  }

  private static String contents(Warehouse of) {
    return of.digests()
        + of.query(
            "select _partition_date, order_number, product_code, net_amount, _record, _line"
                + " from raw.sales__order_lines order by 1, 2");
  }

  private String digestsOf(String date) {
    return warehouse.query(
        "select dataset, load_id, digest from daybook.partition where partition_date = '"
            + date
            + "' order by 1");
  }
}
