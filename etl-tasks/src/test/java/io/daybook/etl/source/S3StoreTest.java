package io.daybook.etl.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real S3 server in this process.
class S3StoreTest {
  private S3Server server;

  @BeforeEach
  void start() throws Exception {
    server = new S3Server();
    server.put("inbox/sales/orders.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void findsAnObjectWithItsIdentityAndItsBytes() throws Exception {
    try (Store store = Stores.open("s3://bucket/inbox", server.settings())) {
      SourceFile file = store.find("sales/orders.csv").orElseThrow();

      assertEquals("s3://bucket/inbox/sales/orders.csv", file.uri());
      assertEquals(8, file.bytes());
      assertFalse(file.version().isEmpty());
      try (InputStream in = file.open()) {
        assertArrayEquals("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
      }
      assertTrue(store.find("sales/customers.csv").isEmpty());
    }
  }

  @Test
  void anOutageMayPassAndAMissingBucketMayNot() throws Exception {
    try (Store store = Stores.open("s3://no-such-bucket/inbox", server.settings())) {
      FailureException e =
          assertThrows(FailureException.class, () -> store.find("sales/orders.csv"));
      assertEquals(2, e.exitCode(), e.getMessage());
    }
    try (Store store = Stores.open("s3://bucket/inbox", server.settings())) {
      server.stop();

      FailureException e =
          assertThrows(FailureException.class, () -> store.find("sales/orders.csv"));

      assertEquals(75, e.exitCode(), e.getMessage());
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
    try (Store store = Stores.open(folder.toString(), server.settings())) {
      SourceFile found = store.find("a.csv").orElseThrow();
      Files.writeString(file, "a\n2\n");

      try (InputStream in = found.open()) {
        FailureException e = assertThrows(FailureException.class, in::readAllBytes);

        assertEquals("the file changed while it was read", e.failure().fact());
        assertEquals(75, e.exitCode());
      }
    }
  }

  @Test
  void onlyRegularFilesInsideTheFolderAreRead(@TempDir Path folder) throws Exception {
    Path outside = Files.writeString(folder.resolve("secret.csv"), "a\n");
    Path inbox = folder.resolve("inbox");
    Files.createDirectories(inbox.resolve("folder.csv"));
    Files.createSymbolicLink(inbox.resolve("link.csv"), outside);
    try (Store store = Stores.open(inbox.toString(), server.settings())) {
      for (String name : new String[] {"link.csv", "folder.csv", "../secret.csv"}) {
        FailureException e = assertThrows(FailureException.class, () -> store.find(name), name);

        assertEquals("it is not a regular file inside the inbox", e.failure().fact());
      }
    }
  }
}
