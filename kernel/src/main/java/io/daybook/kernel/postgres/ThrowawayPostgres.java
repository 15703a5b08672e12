package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server for the length of this process: for builds and tests, never for data (`fsync` is off).
/// It lies in the temporary folder, which an account without rights can reach even where the
/// checkout belongs to root; its programs are unpacked once per machine. However this process ends,
/// the server ends with it: a small shell waits for the end of a pipe that the process holds, then
/// stops the server and deletes its data.
public final class ThrowawayPostgres {
  private static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "synchronous_commit", "off",
          "max_connections", "200");

  private static final String WATCH =
      """
      trap '' INT TERM HUP
      cat
      pid=$(head -n 1 "$1/data/postmaster.pid") && kill -INT "$pid"
      while kill -0 "$pid"; do sleep 0.05; done
      rm -rf "$1"
      """;

  private ThrowawayPostgres() {}

  /// The server of this process, started by the first call.
  public static DatabaseUrl url() {
    return Holder.URL;
  }

  private static final class Holder {
    private static final DatabaseUrl URL = start();
  }

  private static DatabaseUrl start() {
    try {
      Path home = home();
      Path folder = home.resolve("process-" + ProcessHandle.current().pid());
      Folders.delete(folder);
      watch(folder);
      return new EmbeddedPostgres(
              folder,
              new EmbeddedPostgres.Settings(
                  Optional.empty(), Optional.empty(), Optional.of(home), FAST))
          .up();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Where the programs are unpacked for all processes of this user.
  static Path home() {
    String me = System.getProperty("user.name");
    Path home = Path.of(System.getProperty("java.io.tmpdir")).resolve("daybook-build-" + me);
    try {
      Folders.createPrivate(home);
      if (!Files.getOwner(home, LinkOption.NOFOLLOW_LINKS).getName().equals(me)) {
        throw new FailureException(
            new Failure.Config(
                "POSTGRES-019",
                "the folder for throwaway servers belongs to somebody else",
                Location.file(home.toString()),
                "delete it"));
      }
      if (ServerAccount.isRoot()) {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
      }
      return home;
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
