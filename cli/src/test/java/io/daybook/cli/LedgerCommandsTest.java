package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.CheckResult;
import io.daybook.ledger.Entries;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Load;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.PartitionKey;
import io.daybook.ledger.Publication;
import io.daybook.ledger.Reject;
import io.daybook.ledger.RowCounts;
import io.daybook.ledger.TaskEnd;
import io.daybook.ledger.TestLedger;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `status`, `rejects` and `ledger check` on a day on which something of everything happened.
class LedgerCommandsTest {
  private static final String MODEL = "model.daybook.fct_order_lines";

  private final TestDatabase test = TestLedger.create();
  private final Ledger ledger = new Ledger();
  private final Run run = Entries.run();

  @AfterEach
  void close() {
    test.close();
  }

  @BeforeEach
  void aDay() {
    test.database()
        .inTransaction(connection -> {
          ledger.startRun(connection, run, "demo", "0.1.0");
          loads(connection);
          models(connection);
          return true;
        });
  }

  @Test
  void statusNamesWhatWentWrongAndCountsTheRest() {
    assertEquals(
        """
        Status of 2026-11-20
        Loads
          finance.fx_rates   empty    0  rows
          sales.order_lines  loaded   9  rows  1 rejected: bad-type 1
          sales.orders       refused  9  rows  of an earlier file; 2 rejected: pattern 2
        Tasks that did not succeed
          load operations  failed  LOAD-001: no file operations/20261120/deliveries.csv
        Models     1 of 2 built
          marts.fct_gl_monthly  error  division by zero
        Tests      1 of 2 passed
          test.daybook.unique_x  fail  3 rows
        Published  1 relation, last 2026-11-21T05:00:00Z\
        """,
        daybook("status", "--date", "2026-11-20"));
  }

  @Test
  void statusOfADateWithoutAnythingSaysSo() {
    assertEquals(
        """
        Status of 2026-11-19
        Nothing was offered, built or tested for this date\
        """,
        daybook("status", "--date", "2026-11-19"));
  }

  @Test
  void statusWithoutADateIsOneLineADate() {
    assertEquals(
        """
        date        data sets  refused  rows  rejected  models  failed  tests failed
        2026-11-20          3        1    18         3       1       1             1\
        """,
        daybook("status"));
    assertEquals(
        "{\"date\":\"2026-11-20\",\"datasets\":3,\"refused\":1,\"rows_loaded\":18,"
            + "\"rows_rejected\":3,\"models_built\":1,\"models_failed\":1,\"tests_failed\":1}",
        daybook("status", "--json"));
  }

  @Test
  void rejectsListCountsByReason() {
    assertEquals(
        """
        date        data set           reason    column  records        file
        2026-11-20  sales.order_lines  bad-type  qty           1  open  inbox/sales/order_lines.csv
        2026-11-20  sales.orders       pattern   qty           2  open  inbox/sales/orders.csv\
        """,
        daybook("rejects", "list"));
    assertEquals("No record is refused", daybook("rejects", "list", "--source", "finance"));
  }

  @Test
  void rejectsShowSaysWhereAndWhat() {
    assertEquals(
        """
        bad-type: "x" is not an integer
          --> inbox/sales/order_lines.csv:8, record 7, column qty
          raw: \\x312c00ff\
        """,
        daybook("rejects", "show", "--dataset", "order_lines"));
  }

  @Test
  void rejectsExportIsCsv() {
    String loadId =
        test.query("select load_id from daybook.load_run where dataset = 'order_lines'");

    assertEquals(
        """
        date,source,dataset,uri,record,line,byte_offset,column,rule,code,message,raw,load_id
        2026-11-20,sales,order_lines,inbox/sales/order_lines.csv,7,8,560,qty,type: integer,bad-type,\
        ""\"x"" is not an integer",\\x312c00ff,\
        """
            + loadId,
        daybook("rejects", "export", "--dataset", "order_lines"));
  }

  @Test
  void ledgerCheckFindsAndRepairsADifference() {
    assertEquals("the ledger agrees with its events", daybook("ledger", "check"));
    test.execute("delete from daybook.partition where dataset = 'orders'");

    Invocation found = Invocation.daybook(environment(), "ledger", "check");

    assertEquals(1, found.exitCode());
    assertEquals(
        """
        error[LEDGER-004]: sales.orders of 2026-11-20 is missing
        hint: `daybook ledger check --rebuild` derives it anew from the events\
        """,
        found.story());
    assertEquals("the ledger agrees with its events", daybook("ledger", "check", "--rebuild"));
  }

  private String daybook(String... words) {
    Invocation invocation = Invocation.daybook(environment(), words);
    assertEquals(0, invocation.exitCode(), invocation.story());
    return invocation.results();
  }

  private Map<String, String> environment() {
    return Map.of("DAYBOOK_DATABASE_URL", test.url().reveal());
  }

  private void loads(Connection connection) {
    Load lines = Entries.load(run, Entries.ORDER_LINES, "a", LoadState.LOADED);
    PartitionKey orders = new PartitionKey("sales", "orders", Entries.DATE);
    Load refused = refused(Entries.load(run, orders, "c", LoadState.REFUSED));
    PartitionKey fx = new PartitionKey("finance", "fx_rates", Entries.DATE);
    List<Reject> patterns =
        List.of(Entries.reject(1, "pattern", "p"), Entries.reject(2, "pattern", "q"));

    ledger.record(connection, lines);
    ledger.recordRejects(
        connection,
        lines.loadId(),
        List.of(Entries.reject(7, "bad-type", "\"x\" is not an integer")));
    ledger.record(connection, Entries.load(run, orders, "b", LoadState.LOADED));
    ledger.record(connection, refused);
    ledger.recordRejects(connection, refused.loadId(), patterns);
    ledger.record(connection, Entries.load(run, fx, "d", LoadState.EMPTY));
    UUID task = ledger.startTask(connection, run, "load operations", DateRange.of(Entries.DATE));
    String missing = "no file operations/20261120/deliveries.csv";
    TaskEnd end =
        TaskEnd.failed(new Failure.Unavailable("LOAD-001", missing, Location.NONE, "wait"));
    ledger.finishTask(connection, task, end, run.now());
  }

  private void models(Connection connection) {
    ledger.recordModels(
        connection,
        List.of(
            model(MODEL, "marts.fct_order_lines", ModelRun.State.SUCCESS),
            model("model.daybook.fct_gl_monthly", "marts.fct_gl_monthly", ModelRun.State.ERROR)));
    ledger.recordChecks(
        connection,
        List.of(
            check("test.daybook.not_null_x", CheckResult.State.PASS),
            check("test.daybook.unique_x", CheckResult.State.FAIL)));
    ledger.recordPublications(
        connection,
        List.of(
            new Publication(
                run.newId(), run.id(), MODEL, "marts.fct_order_lines", Entries.DATE, run.now())));
  }

  private static Load refused(Load load) {
    return new Load(
        load.loadId(),
        load.runId(),
        load.partition(),
        load.file(),
        load.contractVersion(),
        new RowCounts(10, 0, 2),
        load.controlSums(),
        load.digest(),
        load.digestAlgorithm(),
        load.state(),
        load.startedAt(),
        load.finishedAt());
  }

  private ModelRun model(String node, String relation, ModelRun.State state) {
    boolean failed = state == ModelRun.State.ERROR;
    return new ModelRun(
        run.newId(),
        run.id(),
        node,
        relation,
        "table",
        Entries.DATE,
        state,
        failed ? null : 9L,
        failed ? "division by zero" : null,
        run.now(),
        run.now());
  }

  private CheckResult check(String node, CheckResult.State state) {
    boolean failed = state == CheckResult.State.FAIL;
    return new CheckResult(
        run.newId(),
        run.id(),
        node,
        MODEL,
        Entries.DATE,
        CheckResult.Severity.ERROR,
        state,
        failed ? 3L : 0L,
        failed ? "3 rows" : null,
        run.now(),
        run.now());
  }
}
