package io.daybook.ledger.report;

import static io.daybook.ledger.Entries.DATE;
import static io.daybook.ledger.Entries.NOW;
import static io.daybook.ledger.Entries.ORDER_LINES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.CheckResult;
import io.daybook.ledger.Entries;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Load;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Partition;
import io.daybook.ledger.PartitionKey;
import io.daybook.ledger.Publication;
import io.daybook.ledger.Reject;
import io.daybook.ledger.TestLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerReportTest {
  private static final PartitionKey FX = new PartitionKey("finance", "fx_rates", DATE);

  private final TestDatabase test = TestLedger.create();
  private final Ledger ledger = new Ledger();
  private final LedgerReport report = new LedgerReport();
  private final Run run = Entries.run();

  @BeforeEach
  void aDay() {
    Load first = Entries.load(run, ORDER_LINES, "a", LoadState.LOADED);
    Load refused = Entries.load(run, ORDER_LINES, "b", LoadState.REFUSED);
    List<Reject> rejects =
        List.of(
            Entries.reject(1, "bad-type", "x"),
            Entries.reject(1, "bad-type", "y"),
            Entries.reject(2, "pattern", "z"));
    test.database()
        .inTransaction(connection -> {
          ledger.startRun(connection, run, "load", "0.1.0");
          ledger.record(connection, first);
          ledger.recordRejects(connection, first.loadId(), rejects.subList(2, 3));
          ledger.record(connection, refused);
          ledger.recordRejects(connection, refused.loadId(), rejects);
          ledger.record(connection, Entries.load(run, FX, "c", LoadState.EMPTY));
          ledger.record(connection, Entries.load(run, FX, "c", LoadState.UNCHANGED));
          ledger.startTask(connection, run, "load finance", DateRange.of(DATE));
          return ledger.startTask(connection, run, "load sales", DateRange.of(DATE));
        });
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void showsTheLastJudgedFileOfEachDataSet() {
    DayStatus day = day();

    assertEquals(2, day.datasets().size());
    DayStatus.Dataset fx = day.datasets().get(0);
    assertEquals(LoadState.EMPTY, fx.state());
    assertEquals(2, fx.offers());
    DayStatus.Dataset lines = day.datasets().get(1);
    assertEquals(LoadState.REFUSED, lines.state());
    assertEquals(9, lines.rowsLoaded());
    assertEquals(
        List.of(new DayStatus.Reason("bad-type", 1), new DayStatus.Reason("pattern", 1)),
        lines.reasons());
  }

  @Test
  void showsTheLastResultOfEachTaskModelAndTest() {
    String node = "model.daybook.fct_order_lines";
    test.database()
        .inTransaction(connection -> {
          ledger.recordModels(
              connection,
              List.of(
                  model(node, ModelRun.State.ERROR, NOW.toString()),
                  model(node, ModelRun.State.SUCCESS, NOW.plusSeconds(9).toString())));
          ledger.recordChecks(connection, List.of(check(node)));
          ledger.recordPublications(connection, List.of(publication(node)));
          return true;
        });

    DayStatus day = day();

    assertEquals(
        List.of("load finance", "load sales"),
        day.tasks().stream().map(DayStatus.Task::task).toList());
    assertEquals(Optional.empty(), day.tasks().getFirst().outcome());
    assertEquals(
        List.of(new DayStatus.Model(node, "marts.fct", ModelRun.State.SUCCESS, "")), day.models());
    assertEquals(
        List.of(new DayStatus.Check("test.unique", node, CheckResult.State.FAIL, 3, "3 rows")),
        day.checks());
    assertEquals(new DayStatus.Published(1, Optional.of(NOW)), day.published());
    assertEquals(
        List.of(new DayLine(DATE, 2, 1, 9, 0, 1, 0, 1)),
        test.database().inTransaction(connection -> report.days(connection, 10)));
  }

  @Test
  void countsAndListsTheRejectsThatAreStillOpen() {
    RejectFilter open = new RejectFilter("sales", null, DateRange.of(DATE), false);
    RejectFilter all = new RejectFilter(null, "order_lines", null, true);

    List<RejectCount> counts =
        test.database().inTransaction(connection -> report.rejectCounts(connection, open));
    List<KeptReject> kept = new ArrayList<>();
    test.database()
        .inTransaction(connection -> {
          report.rejects(connection, all, 3, kept::add);
          return true;
        });

    assertEquals(
        List.of("bad-type 1 true", "pattern 1 true"),
        counts.stream().map(c -> c.code() + " " + c.records() + " " + c.isOpen()).toList());
    assertEquals(List.of("pattern", "bad-type", "bad-type"), codes(kept));
    assertArrayEquals(new byte[] {'1', ',', 0, (byte) 0xff}, kept.getFirst().reject().raw());
  }

  @Test
  void findsAndRepairsWhatDisagreesWithTheEvents() {
    assertEquals(List.of(), differences());
    test.execute(
        "update daybook.partition set rows_loaded = 8 where dataset = 'order_lines'",
        "delete from daybook.partition where dataset = 'fx_rates'",
        "copy daybook.reject (load_id, record, line, byte_offset, raw, rule, code, message) from"
            + " program 'echo 00000000-0000-0000-0000-000000000000,1,1,1,a,b,c,d' (format csv)");

    assertEquals(
        List.of(
            "1 refused records have no load",
            "finance.fx_rates of 2026-11-20 is missing",
            "sales.order_lines of 2026-11-20 differs from its load"),
        differences());

    assertEquals(2, (int) test.database().inTransaction(report::rebuild));
    assertEquals(List.of("1 refused records have no load"), differences());
  }

  private List<String> differences() {
    return test.database().inTransaction(report::differences);
  }

  private DayStatus day() {
    return test.database().inTransaction(connection -> report.status(connection, DATE));
  }

  private static List<String> codes(List<KeptReject> kept) {
    return kept.stream().map(k -> k.reject().code()).toList();
  }

  @Test
  void aBuildForAllDatesCountsForTheDatesThatWereLoadedBeforeIt() {
    Instant loaded =
        test.database()
            .inTransaction(connection ->
                ledger.partitions(connection, DateRange.of(DATE)).stream()
                    .map(Partition::loadedAt)
                    .max(Instant::compareTo)
                    .orElseThrow());
    test.database()
        .inTransaction(connection -> {
          ledger.recordModels(
              connection,
              List.of(
                  forAllDates("model.daybook.before", loaded.minusSeconds(60)),
                  forAllDates("model.daybook.after", loaded.plusSeconds(60))));
          return true;
        });

    assertEquals(
        List.of("model.daybook.after"), day().models().stream().map(m -> m.node()).toList());
    assertEquals(
        List.of(new DayLine(DATE, 2, 1, 9, 0, 1, 0, 0)),
        test.database().inTransaction(connection -> report.days(connection, 10)));
  }

  private ModelRun forAllDates(String node, Instant at) {
    return new ModelRun(
        UUID.randomUUID(),
        run.id(),
        node,
        "marts.fct",
        "table",
        null,
        ModelRun.State.SUCCESS,
        1L,
        null,
        at,
        at.plusSeconds(1));
  }

  private ModelRun model(String node, ModelRun.State state, String finished) {
    return new ModelRun(
        UUID.randomUUID(),
        run.id(),
        node,
        "marts.fct",
        "table",
        DATE,
        state,
        1L,
        null,
        NOW,
        Instant.parse(finished));
  }

  private CheckResult check(String node) {
    return new CheckResult(
        UUID.randomUUID(),
        run.id(),
        "test.unique",
        node,
        DATE,
        CheckResult.Severity.ERROR,
        CheckResult.State.FAIL,
        3L,
        "3 rows",
        NOW,
        NOW);
  }

  private Publication publication(String node) {
    return new Publication(UUID.randomUUID(), run.id(), node, "marts.fct", DATE, NOW);
  }
}
