package io.daybook.ledger;

import static io.daybook.ledger.Entries.DATE;
import static io.daybook.ledger.Entries.ORDER_LINES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final TestDatabase test = TestLedger.create();
  private final Ledger ledger = new Ledger();
  private final Run run = Entries.run();

  @BeforeEach
  void startsARun() {
    write(connection -> ledger.startRun(connection, run, "load sales", "0.1.0"));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aLoadBecomesThePartition() {
    Load load = Entries.load(run, ORDER_LINES, "a", LoadState.LOADED);

    record(load);

    Partition expected = new Partition(ORDER_LINES, load.loadId(), 9, "digest of a", Entries.NOW);
    assertEquals(Optional.of(expected), current());
    assertEquals(Optional.of(load), ask(connection -> ledger.load(connection, load.loadId())));
  }

  @Test
  void aLaterLoadSupersedesTheFormer() {
    Load first = record(Entries.load(run, ORDER_LINES, "a", LoadState.LOADED));
    Load second = record(Entries.load(run, ORDER_LINES, "b", LoadState.LOADED));

    assertEquals(second.loadId(), current().orElseThrow().loadId());
    assertEquals(
        first.loadId().toString(),
        test.query("select supersedes from daybook.load_run where sha256 = 'b'"));
  }

  @Test
  void aRefusedFileLeavesThePartitionAsItIs() {
    Load first = record(Entries.load(run, ORDER_LINES, "a", LoadState.LOADED));
    record(Entries.load(run, ORDER_LINES, "b", LoadState.REFUSED));

    assertEquals(first.loadId(), current().orElseThrow().loadId());
  }

  @Test
  void anEmptyDateIsAPartitionWithoutRows() {
    record(Entries.load(run, ORDER_LINES, "a", LoadState.EMPTY));

    assertEquals(0, current().orElseThrow().rowsLoaded());
  }

  @Test
  void knowsTheSameBytesOnlyWhileTheyAreCurrent() {
    record(Entries.load(run, ORDER_LINES, "a", LoadState.LOADED));
    assertTrue(sameBytes("a", "1.0.0").isPresent());
    assertTrue(sameBytes("a", "1.1.0").isEmpty());

    record(Entries.load(run, ORDER_LINES, "b", LoadState.LOADED));

    assertTrue(sameBytes("a", "1.0.0").isEmpty());
  }

  @Test
  void listsWhatIsLoadedUnderDates() {
    PartitionKey other = new PartitionKey("finance", "fx_rates", DATE.minusDays(1));
    record(Entries.load(run, ORDER_LINES, "a", LoadState.LOADED));
    record(Entries.load(run, other, "b", LoadState.LOADED));

    List<Partition> both =
        ask(connection -> ledger.partitions(connection, new DateRange(other.date(), DATE)));

    assertEquals(List.of(other, ORDER_LINES), both.stream().map(Partition::key).toList());
  }

  @Test
  void keepsRejectsAsTheyCame() {
    Load load = record(Entries.load(run, ORDER_LINES, "a", LoadState.REFUSED));
    Reject odd = Entries.reject(7, "bad-type", "a\tb\\c\r\nd\u0000e é");

    long kept = ask(connection -> ledger.recordRejects(connection, load.loadId(), List.of(odd)));

    assertEquals(1, kept);
    assertEquals(
        "7|8|560|\\x312c00ff|qty|type: integer|bad-type|a\tb\\c\r\nd\u2400e é",
        test.query(
            "select record, line, byte_offset, raw, column_name, rule, code, message"
                + " from daybook.reject"));
  }

  @Test
  void keepsManyRejectsInOneGo() {
    UUID loadId = record(Entries.load(run, ORDER_LINES, "a", LoadState.REFUSED)).loadId();
    Iterable<Reject> many =
        () ->
            LongStream.rangeClosed(1, 50_000)
                .mapToObj(i -> Entries.reject(i, "bad-type", "row " + i))
                .iterator();

    long kept = ask(connection -> ledger.recordRejects(connection, loadId, many));

    assertEquals(50_000, kept);
    assertEquals(
        "50000|1250025000", test.query("select count(*), sum(record) from daybook.reject"));
  }

  @Test
  void losesTogetherWhatWasWrittenTogether() {
    assertThrows(
        IllegalStateException.class,
        () ->
            write(connection -> {
              ledger.record(connection, Entries.load(run, ORDER_LINES, "a", LoadState.LOADED));
              throw new IllegalStateException("killed");
            }));

    assertEquals("0", test.query("select count(*) from daybook.load_run"));
    assertEquals(Optional.empty(), current());
  }

  @Test
  void closesARunAndItsTaskOnce() {
    UUID task =
        ask(connection -> ledger.startTask(connection, run, "load sales", DateRange.of(DATE)));
    write(connection -> {
      ledger.finishTask(connection, task, TaskEnd.nothingToDo("no file"), run.now());
      ledger.finishRun(connection, run, Outcome.NOTHING_TO_DO, 99);
    });

    assertEquals(
        "nothing-to-do|99|nothing-to-do|no file",
        test.query(
            "select run.state, exit_code, task_run.state, message"
                + " from daybook.run join daybook.task_run using (run_id)"));
    FailureException twice =
        assertThrows(
            FailureException.class,
            () -> write(connection -> ledger.finishRun(connection, run, Outcome.SUCCEEDED, 0)));
    assertTrue(twice.getMessage().contains("SQLSTATE 23001"), twice.getMessage());
  }

  @Test
  void oneLoaderAtATimeHoldsAPartition() {
    FailureException busy =
        test.database()
            .inTransaction(first -> {
              ledger.lock(first, ORDER_LINES);
              return assertThrows(
                  FailureException.class,
                  () ->
                      write(second -> {
                        second.createStatement().execute("set local lock_timeout = '50ms'");
                        ledger.lock(second, ORDER_LINES);
                      }));
            });

    assertEquals(75, busy.exitCode());
  }

  private Load record(Load load) {
    write(connection -> ledger.record(connection, load));
    return load;
  }

  private Optional<Partition> current() {
    return ask(connection -> ledger.partition(connection, ORDER_LINES));
  }

  private Optional<Load> sameBytes(String sha256, String contractVersion) {
    return ask(connection -> ledger.sameBytes(connection, ORDER_LINES, sha256, contractVersion));
  }

  private <T> T ask(Database.Work<T> work) {
    return test.database().inTransaction(work);
  }

  private void write(Effect effect) {
    test.database()
        .inTransaction(connection -> {
          effect.in(connection);
          return true;
        });
  }

  private interface Effect {
    void in(Connection connection) throws SQLException;
  }
}
