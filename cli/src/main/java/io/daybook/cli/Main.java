package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Interruption;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import java.util.Map;

/// The front door: starts the program and leaves with its exit code.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  ///
  /// @param arguments the words after `daybook`
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Interruption.prepare();
    Console console = Console.ofProcess(environment);
    int exitCode = new Program(new Session(console, environment, Run.start())).run(arguments);
    console.flush();
    System.exit(exitCode);
  }
}
