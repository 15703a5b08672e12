package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.cli.frame.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `daybook version`, also `daybook --version`.
@Command(name = "version", description = "Print the version of Daybook and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Session session) {
    this.console = session.console();
  }

  @Override
  public Integer call() {
    console.result("daybook " + Version.current() + " (Java " + Runtime.version().feature() + ")");
    return 0;
  }
}
