package io.daybook.cli;

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
    console.result("daybook " + version() + " (Java " + Runtime.version().feature() + ")");
    return 0;
  }

  /// The version in the jar's manifest; `development` when the classes do not come from the jar.
  static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
