package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What one command typed inside this process did: its exit code, its results, its story.
record Typed(int exitCode, String results, String story) {

  /// Runs `daybook WORDS…` as if typed, in the environment of the session.
  static Typed in(Session session, String... words) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream story = new ByteArrayOutputStream();
    Console quiet =
        new Console(
            new PrintStream(results, true, StandardCharsets.UTF_8),
            new PrintStream(story, true, StandardCharsets.UTF_8),
            Console.LogFormat.TEXT,
            false);
    Map<String, String> environment = new HashMap<>(session.environment());
    environment.remove("DAYBOOK_LOG_FORMAT");
    int exitCode = new Program(new Session(quiet, environment, Run.start())).run(words);
    return new Typed(exitCode, text(results), text(story));
  }

  /// The last line of what it said, without dbt's time of day: of the story, else of the results.
  String lastLine() {
    String said = story.isEmpty() ? results : story;
    return said.substring(said.lastIndexOf('\n') + 1).replaceFirst("^\\d\\d:\\d\\d:\\d\\d +", "");
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
