package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrowawayPostgresTest {
  @Test
  void leavesNothingBehindEvenWhereItsProcessIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader()) {
      assertEquals("up", said.readLine());
    }
    Path folder = ThrowawayPostgres.home().resolve("process-" + process.pid());
    ProcessHandle server = serverOf(folder);
    assertTrue(server.isAlive());

    process.destroyForcibly().waitFor();

    server.onExit().get(20, TimeUnit.SECONDS);
    for (int i = 0; i < 200 && Files.exists(folder); i++) {
      Thread.sleep(50);
    }
    assertFalse(Files.exists(folder));
  }

  private static ProcessHandle serverOf(Path folder) throws IOException {
    long pid = PostmasterFile.read(folder.resolve("data")).orElseThrow().pid();
    return ProcessHandle.of(pid).orElseThrow();
  }

  /// Starts a server, says so, and waits to be killed.
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(ThrowawayPostgres.url().host().isEmpty() ? "down" : "up");
      Thread.sleep(600_000);
    }
  }
}
