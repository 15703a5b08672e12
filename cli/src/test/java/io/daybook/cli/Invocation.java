package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One run of the program in this process, as a person would type it: exit code, results, story.
public record Invocation(int exitCode, String results, String story) {

  /// Runs `daybook WORDS…` with these environment variables.
  public static Invocation daybook(Map<String, String> environment, String... words) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream story = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(results, true, StandardCharsets.UTF_8),
            new PrintStream(story, true, StandardCharsets.UTF_8),
            Console.LogFormat.TEXT,
            false);
    int exitCode = new Program(new Session(console, environment, Run.start())).run(words);
    return new Invocation(
        exitCode,
        results.toString(StandardCharsets.UTF_8).stripTrailing(),
        story.toString(StandardCharsets.UTF_8).stripTrailing());
  }

  /// The same without any environment variable.
  public static Invocation daybook(String... words) {
    return daybook(Map.of(), words);
  }
}
