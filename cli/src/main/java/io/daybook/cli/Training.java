package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.file.Folders;
import io.daybook.kernel.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The representative run that the build observes to make the start-up cache: whatever is loaded
/// and linked here starts fast afterwards. It works in a folder of its own with a database of its
/// own, and leaves neither behind. A command that fails here only makes the cache smaller.
final class Training {
  private static final String DATE = "2026-03-31";

  /// What is typed often, and what is slow to start. The store named here does not answer: its
  /// client is loaded all the same.
  private static final List<String> LINES =
      List.of(
          "--version",
          "db up",
          "generate --date " + DATE + " --scale 0.02",
          "load sales --date " + DATE,
          "load operations --date " + DATE,
          "load finance --date " + DATE,
          "load invoices --date " + DATE,
          "load sales --date " + DATE,
          "load sales --date " + DATE + " --from-uri s3://training/orders.csv",
          "models build --project-dir {models}",
          "models retry --project-dir {models}",
          "models ls --quiet --project-dir {models}",
          "models docs generate --project-dir {models}",
          "status --date " + DATE,
          "rejects list",
          "contract lint",
          "db down");

  private Training() {}

  /// Runs every line and ends normally.
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("daybook-training");
    // Where root trains, the account that runs PostgreSQL must be able to walk through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.keySet().removeIf(name -> name.startsWith("DAYBOOK_") || name.startsWith("AWS_"));
      environment.put("DAYBOOK_DATA_DIR", folder.resolve("data").toString());
      environment.put("DAYBOOK_S3_ENDPOINT", "http://127.0.0.1:9");
      // The store's client asks the process itself, not our settings, who it is.
      System.setProperty("aws.accessKeyId", "training");
      System.setProperty("aws.secretAccessKey", "training");
      Session session = new Session(Console.ofProcess(environment), environment, Run.start());
      for (String line : LINES) {
        String models = session.configuration().modelsDir().toString();
        Typed typed = Typed.in(session, line.replace("{models}", models).split(" "));
        session.console().line(line + ": " + typed.exitCode() + "\n" + typed.story());
      }
    } finally {
      Folders.delete(folder);
    }
  }
}
