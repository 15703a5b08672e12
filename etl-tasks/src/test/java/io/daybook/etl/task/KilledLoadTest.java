package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.postgres.DatabaseUrl;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A load that is killed leaves the old state or the new one, and the next one ends where an
/// undisturbed one would.
@Tag("slow")
class KilledLoadTest {
  private static final String DATE = "2026-11-20";
  private static final int KILLS = 10;

  @TempDir Path inbox;

  @Test
  void killedAtTenRandomMomentsEveryTableHoldsTheOldOrTheNewState() throws Exception {
    Random random = new Random(10);
    try (Warehouse warehouse = new Warehouse(inbox)) {
      new SalesDay(DATE).write(inbox);
      warehouse.load("sales", DATE);
      String first = state(warehouse);
      changed().write(inbox);
      long undisturbed = run(warehouse, Long.MAX_VALUE);
      String second = state(warehouse);
      int killed = 0;
      for (int i = 0; i < KILLS; i++) {
        boolean back = i % 2 == 0;
        (back ? new SalesDay(DATE) : changed()).write(inbox);

        killed += run(warehouse, random.nextLong(undisturbed / 4, undisturbed)) < 0 ? 1 : 0;

        String now = state(warehouse);
        assertTrue(now.equals(first) || now.equals(second), now);
        warehouse.load("sales", DATE);
        assertEquals(back ? first : second, state(warehouse));
      }
      assertTrue(killed > 0, "no load was killed");
    }
  }

  private static SalesDay changed() {
    SalesDay day = new SalesDay(DATE);
    return day.with("customers", "Firm 9,", "Firm IX,")
        .with("order_lines", ",2030-01-01", ",2030-01-02");
  }

  /// The rows themselves, not only what the ledger says of them.
  private static String state(Warehouse warehouse) {
    return warehouse.query("select dataset, rows_loaded, digest from daybook.partition order by 1")
        + warehouse.query(
            "select count(*), min(promised_date), max(promised_date) from raw.sales__order_lines")
        + warehouse.query(
            "select count(*) filter (where customer_name = 'Firm IX'), count(*)"
                + " from raw.sales__customers");
  }

  /// Loads in a process of its own.
  ///
  /// @return how many milliseconds it took, or -1 where it was killed
  private long run(Warehouse warehouse, long killAfterMillis)
      throws IOException, InterruptedException {
    DatabaseUrl url = warehouse.test.url();
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LoadProcess.class.getName(),
                inbox.toString(),
                DATE));
    builder.environment().put("LOAD_URL", url.reveal());
    Process process =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    if (process.waitFor(Math.min(killAfterMillis, 120_000), TimeUnit.MILLISECONDS)) {
      assertEquals(0, process.exitValue());
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    process.destroyForcibly().waitFor();
    return -1;
  }
}
