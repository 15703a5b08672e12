package io.daybook.kernel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One embedded server for all tests of this JVM, in the temporary folder (an account without
/// rights can reach it even where the checkout belongs to root). Its programs are unpacked once per
/// machine; its data disappear with the JVM, however that ends: a small shell waits for the end of
/// a pipe that this process holds, then stops the server and deletes the folder.
final class TestServer {
  private static final Path HOME =
      Path.of(System.getProperty("java.io.tmpdir"))
          .resolve("daybook-test-" + System.getProperty("user.name"));

  private static final String WATCH =
      "trap '' INT TERM HUP; cat; kill -INT $(head -1 \"$1/data/postmaster.pid\");"
          + " while kill -0 $(head -1 \"$1/data/postmaster.pid\"); do sleep 0.05; done; rm -rf \"$1\"";

  private TestServer() {}

  /// The server's address, for everything that `create database` and dropping needs.
  static DatabaseUrl url() {
    return Holder.URL;
  }

  private static final class Holder {
    private static final DatabaseUrl URL = start();
  }

  private static DatabaseUrl start() {
    try {
      Path folder = HOME.resolve("jvm-" + ProcessHandle.current().pid());
      Folders.createPrivate(HOME);
      if (!Files.getOwner(HOME).getName().equals(System.getProperty("user.name"))) {
        throw new IllegalStateException(HOME + " belongs to somebody else: delete it");
      }
      if (ServerAccount.isRoot()) {
        Files.setPosixFilePermissions(HOME, PosixFilePermissions.fromString("rwx--x--x"));
      }
      Folders.delete(folder);
      watch(folder);
      Map<String, String> fast =
          Map.of(
              "fsync",
              "off",
              "full_page_writes",
              "off",
              "synchronous_commit",
              "off",
              "max_connections",
              "200");
      return new EmbeddedPostgres(
              folder,
              new EmbeddedPostgres.Settings(
                  Optional.empty(), Optional.empty(), Optional.of(HOME), fast))
          .up();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void watch(Path folder) throws IOException {
    Process watch =
        new ProcessBuilder(List.of("sh", "-c", WATCH, "watch", folder.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(watch)));
  }

  private static void end(Process watch) {
    try {
      watch.getOutputStream().close();
      boolean _ = watch.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException leftToTheShell) {
      // it sees the end of this process all the same
    }
  }
}
