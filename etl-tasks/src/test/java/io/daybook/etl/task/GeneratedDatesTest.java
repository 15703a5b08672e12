package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.generate.FolderInbox;
import io.daybook.etl.generate.Generator;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dates on which something is unlike other days load to the last row, too: new costs, a Saturday
/// without deliveries, month and year ends, the first and the last date of all.
final class GeneratedDatesTest {
  @TempDir Path inbox;

  @Test
  void unusualDatesLoadWithoutARefusedRow() {
    List<String> dates =
        List.of("2017-01-02", "2026-03-31", "2026-04-01", "2026-04-04", "2026-12-31", "2040-12-31");
    Generator generator = new Generator(11, new Scale(100), new FolderInbox(inbox));
    try (Warehouse warehouse = new Warehouse(inbox)) {
      for (String date : dates) {
        generator.write(DateRange.of(LocalDate.parse(date)), _ -> {});
        for (String source : List.of("sales", "operations", "finance", "invoices")) {
          warehouse.load(source, date);
        }
      }

      assertEquals(
          "102|0", warehouse.query("select count(*), sum(rows_rejected) from daybook.load_run"));
    }
  }
}
