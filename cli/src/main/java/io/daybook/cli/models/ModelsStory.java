package io.daybook.cli.models;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// The log of `models` in dbt's shape: the time, then the line, on standard output.
final class ModelsStory implements Story {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Console console;
  private final Run run;
  private final boolean quiet;

  ModelsStory(Session session, boolean quiet) {
    this.console = session.console();
    this.run = session.run();
    this.quiet = quiet;
  }

  /// The first lines.
  void begin() {
    info("Running with dbt=" + Workspace.DBT_VERSION);
    info("Registered adapter: postgres=1.11.0");
  }

  @Override
  public void info(String line) {
    if (!quiet) {
      error(line);
    }
  }

  @Override
  public void error(String line) {
    if (console.format() == Console.LogFormat.JSON) {
      console.event("models", line, Map.of());
      return;
    }
    console.result(TIME.format(run.now()) + "  " + line);
  }

  @Override
  public void debug(String line) {
    // dbt's debug log is a file of its own, which nobody reads unless something is wrong with dbt.
  }

  @Override
  public void warn(String line) {
    info("[WARNING]: " + line);
  }

  @Override
  public void print(String text) {
    console.result(text);
  }
}
