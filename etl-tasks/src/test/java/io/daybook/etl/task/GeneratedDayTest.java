package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.generate.FolderInbox;
import io.daybook.etl.generate.Generator;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the generator writes, the contracts accept to the last row.
class GeneratedDayTest {
  @TempDir Path inbox;

  @Test
  void everySourceLoadsWithoutARefusedRow() {
    LocalDate date = LocalDate.of(2026, 3, 2);
    new Generator(Generator.SEED, Scale.of(new BigDecimal("0.05")), new FolderInbox(inbox))
        .write(DateRange.of(date), _ -> {});
    try (Warehouse warehouse = new Warehouse(inbox)) {
      for (String source : new String[] {"sales", "operations", "finance", "invoices"}) {
        warehouse.load(source, "2026-03-02");
      }

      assertEquals(
          "17|0", warehouse.query("select count(*), sum(rows_rejected) from daybook.load_run"));
    }
  }
}
