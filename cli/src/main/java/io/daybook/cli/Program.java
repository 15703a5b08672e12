package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.DotEnv;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Finds the command that the words name, runs it, and turns what happened into an exit code.
final class Program {
  private final Session session;
  private final Console console;
  private final List<Commands.Entry> commands;

  Program(Session session) {
    this(session, Commands.ALL);
  }

  Program(Session session, List<Commands.Entry> commands) {
    this.session = session;
    this.console = session.console();
    this.commands = commands;
  }

  /// Runs one command line.
  ///
  /// @return the exit code
  int run(String... words) {
    try {
      return dispatch(words);
    } catch (FailureException e) {
      console.failures(e.failures());
      return e.exitCode();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return broken(e);
    }
  }

  private int dispatch(String[] words) throws Exception {
    if (words.length == 0
        || words[0].equals("--help")
        || words[0].equals("-h")
        || words[0].equals("help")) {
      console.result(Overview.of(commands));
      return words.length == 0 ? 2 : 0;
    }
    if (words[0].equals("--version") || words[0].equals("-V")) {
      words[0] = "version";
    }
    Optional<Commands.Entry> named = find(words);
    if (named.isPresent()) {
      int used = named.get().path().split(" ", -1).length;
      return execute(named.get(), Arrays.copyOfRange(words, used, words.length));
    }
    List<Commands.Entry> group = commands.stream().filter(c -> c.group().equals(words[0])).toList();
    if (!group.isEmpty()
        && (words.length == 1 || words[1].equals("--help") || words[1].equals("-h"))) {
      console.result(Overview.of(group));
      return words.length == 1 ? 2 : 0;
    }
    throw unknown(words, group);
  }

  private Optional<Commands.Entry> find(String[] words) {
    String line = String.join(" ", words) + " ";
    return commands.stream()
        .filter(c -> line.startsWith(c.path() + " "))
        .max(Comparator.comparingInt(c -> c.path().length()));
  }

  private int execute(Commands.Entry entry, String[] arguments) throws Exception {
    boolean ofModels = entry.path().startsWith("models ");
    Session here = ofModels ? DotEnv.over(session, Path.of("")) : session;
    CommandLine line = new CommandLine(entry.make().apply(here));
    line.setCommandName("daybook " + entry.path());
    line.setUnmatchedOptionsAllowedAsOptionParameters(false);
    line.addMixin("common", new CommonOptions(console));
    line.setOut(new PrintWriter(new ResultWriter(console), true));
    line.setParameterExceptionHandler((e, _) -> usage(e, entry));
    // What a command throws must reach run(): picocli would print it and answer 1.
    AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();
    line.setExecutionExceptionHandler((e, _, _) -> {
      thrown.set(e);
      return 70;
    });
    int exitCode = line.execute(arguments);
    Exception exception = thrown.get();
    if (exception != null) {
      throw exception;
    }
    return exitCode;
  }

  private int usage(ParameterException e, Commands.Entry entry) {
    String fact = e.getMessage() == null ? "the command line cannot be read" : e.getMessage();
    String hint = "daybook " + entry.path() + " --help shows what it takes, with an example";
    Failure failure = new Failure.Usage("USAGE-001", fact, Location.NONE, hint);
    console.failures(List.of(failure));
    return failure.exitCode();
  }

  private static FailureException unknown(String[] words, List<Commands.Entry> group) {
    String name = group.isEmpty() ? words[0] : words[0] + " " + words[1];
    String help = group.isEmpty() ? "daybook --help" : "daybook " + words[0] + " --help";
    return new FailureException(
        new Failure.Usage(
            "USAGE-002",
            "there is no command \"" + name + "\"",
            Location.NONE,
            help + " lists the commands"));
  }

  private int broken(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    Failure failure =
        new Failure.Broken(
            "BROKEN-001",
            "this is a bug of Daybook: " + bug,
            Location.NONE,
            "please report it with the lines below and the command you ran");
    console.failures(List.of(failure));
    console.line(trace.toString().stripTrailing());
    return failure.exitCode();
  }
}
