package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// I10: the ledger's receivables are the invoices that nobody has paid yet.
final class OpenItemsTest {
  private static final int MEMORY_DAYS = 155;

  @TempDir Path folder;

  @Test
  void receivablesAreTheOpenItems() {
    LocalDate first = LocalDate.of(2026, 5, 1);
    DateRange range = new DateRange(first, first.plusDays(MEMORY_DAYS + 20));
    Delivered days = Delivered.of(folder, range, 7, new Scale(50));
    Map<String, Long> items = new HashMap<>();
    int compared = 0;
    for (LocalDate date : range.dates()) {
      for (NamedCsvRecord row : days.rows(DataSet.JOURNAL_LINES, date)) {
        if (row.getField("account_code").equals("1200")) {
          items.merge(row.getField("document_ref"), Delivered.debit(row), Long::sum);
        }
      }
      if (date.isAfter(first.plusDays(MEMORY_DAYS))) {
        items.keySet().removeIf(reference -> isBefore(reference, first));
        long open = items.values().stream().mapToLong(amount -> amount).sum();
        assertEquals(closing(days, date), open, date.toString());
        compared++;
      }
    }
    assertTrue(compared >= 20);
    assertTrue(items.values().stream().filter(amount -> amount == 0).count() > 1_000);
  }

  /// Settled items of invoices that are older than the range say nothing here.
  private static boolean isBefore(String reference, LocalDate first) {
    return reference.compareTo("INV-" + first.toString().replace("-", "")) < 0;
  }

  private static long closing(Delivered days, LocalDate date) {
    return days.rows(DataSet.TRIAL_BALANCE, date).stream()
        .filter(row -> row.getField("account_code").equals("1200"))
        .mapToLong(row -> Delivered.cents(row, "closing_eur"))
        .sum();
  }
}
