package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory does not grow with the company: a hundred times the volume in a small heap.
@Tag("slow")
final class ScaleTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 31);

  @TempDir Path folder;

  /// Generates one date at a scale; run in a process of its own.
  static final class InAProcess {
    public static void main(String[] arguments) {
      Scale scale = new Scale(Long.parseLong(arguments[1]));
      FolderInbox inbox = new FolderInbox(Path.of(arguments[0]));
      new Generator(Generator.SEED, scale, inbox).write(DateRange.of(DATE), _ -> {});
    }
  }

  @Test
  void twoHundredThousandLinesFitIntoASmallHeap() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InAProcess.class.getName(),
                folder.toString(),
                "100000")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    Delivered day = new Delivered(folder, DateRange.of(DATE));
    long lines = rows(day, DataSet.ORDER_LINES);
    assertTrue(lines > 150_000 && lines < 250_000, () -> lines + " order lines");
    assertEquals(480, rows(day, DataSet.INVENTORY_SNAPSHOTS));
    long sum =
        day.rows(DataSet.TRIAL_BALANCE, DATE).stream()
            .mapToLong(row -> Delivered.cents(row, "closing_eur"))
            .sum();
    assertEquals(0, sum);
  }

  private static long rows(Delivered day, DataSet dataSet) throws IOException {
    try (Stream<String> lines = Files.lines(day.file(dataSet, DATE))) {
      return lines.count() - 1;
    }
  }
}
