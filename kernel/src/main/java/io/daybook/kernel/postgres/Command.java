package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program that was run to its end, and what it said.
record Command(List<String> words, int exit, String output) {

  /// Runs it with a clean `PG*` environment and the C locale.
  static Command run(List<String> words, Path folder) {
    try {
      // A file, not a pipe: a server that a command starts would keep a pipe open.
      File said = File.createTempFile("daybook", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        int exit = builder.start().waitFor();
        byte[] bytes = Files.readAllBytes(said.toPath());
        return new Command(words, exit, new String(bytes, StandardCharsets.UTF_8));
      } finally {
        Files.delete(said.toPath());
      }
    } catch (IOException failed) {
      return new Command(words, 127, String.valueOf(failed.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FailureException(
          new Failure.Unavailable(
              "POSTGRES-016", "interrupted while PostgreSQL started", Location.NONE, "try again"));
    }
  }

  /// This, if it ended well.
  Command orFail() {
    if (exit != 0) {
      throw new FailureException(
          new Failure.Config(
              "POSTGRES-014",
              "`" + String.join(" ", words) + "` ended with " + exit + ": " + output.strip(),
              Location.NONE,
              "make that command work on this machine, or set DAYBOOK_DATABASE_URL to a PostgreSQL of"
                  + " your own"));
    }
    return this;
  }
}
