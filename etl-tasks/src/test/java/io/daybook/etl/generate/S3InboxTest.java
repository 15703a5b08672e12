package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.generate.company.Scale;
import io.daybook.etl.source.S3Server;
import io.daybook.etl.source.SourceFile;
import io.daybook.etl.source.Store;
import io.daybook.etl.source.Stores;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.DateRange;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bucket gets what a folder gets.
final class S3InboxTest {
  private static final LocalDate DATE = LocalDate.of(2026, 4, 1);
  private static final Scale SMALL = new Scale(20);

  @TempDir Path folder;

  @Test
  void bucketHoldsTheSameBytesAsAFolder() throws Exception {
    Delivered expected = Delivered.of(folder, DateRange.of(DATE), Generator.SEED, SMALL);
    try (S3Server server = new S3Server();
        Inbox inbox = Inbox.open("s3://bucket/in/box", server.settings())) {
      new Generator(Generator.SEED, SMALL, inbox).write(DateRange.of(DATE), _ -> {});

      try (Store store = Stores.open("s3://bucket/in/box", server.settings())) {
        for (DataSet dataSet : DataSet.values()) {
          byte[] bytes = expected.bytes(dataSet, DATE);
          SourceFile file = store.find(dataSet.path((int) DATE.toEpochDay())).orElseThrow();
          try (InputStream in = file.open()) {
            assertArrayEquals(bytes, in.readAllBytes(), dataSet.toString());
          }
        }
      }
    }
  }

  @Test
  void missingFileIsRemovedFromTheBucket() throws Exception {
    try (S3Server server = new S3Server();
        Inbox inbox = Inbox.open("s3://bucket", server.settings())) {
      Generator generator = new Generator(Generator.SEED, SMALL, inbox);
      generator.write(DateRange.of(DATE), _ -> {});

      generator.writeBroken(DateRange.of(DATE), Defect.MISSING_FILE, _ -> {});

      try (Store store = Stores.open("s3://bucket", server.settings())) {
        assertTrue(store.find("sales/20260401/order_lines.csv").isEmpty());
        assertTrue(store.find("sales/20260401/orders.csv").isPresent());
      }
    }
  }

  @Test
  void serverThatIsAwayIsAMatterOfTime() throws Exception {
    try (S3Server server = new S3Server();
        Inbox inbox = Inbox.open("s3://bucket", server.settings())) {
      server.stop();

      FailureException e =
          assertThrows(
              FailureException.class,
              () -> new Generator(Generator.SEED, SMALL, inbox).write(DateRange.of(DATE), _ -> {}));

      assertEquals("GENERATE-002", e.failure().code());
      assertEquals(75, e.exitCode());
      assertEquals("s3://bucket/", e.failure().location().text());
    }
  }
}
