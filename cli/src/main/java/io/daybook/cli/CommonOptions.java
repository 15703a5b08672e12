package io.daybook.cli;

import io.daybook.cli.frame.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options that every command has: `--help` and `--log-format`.
final class CommonOptions {
  private final Console console;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  CommonOptions(Console console) {
    this.console = console;
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How the story on standard error is told (also DAYBOOK_LOG_FORMAT).")
  void logFormat(String name) {
    try {
      console.format(format(name));
    } catch (IllegalArgumentException _) {
      CommandLine line = command == null ? new CommandLine(this) : command.commandLine();
      throw new ParameterException(line, "--log-format is \"" + name + "\"; it is text or json");
    }
  }

  /// `default` and `debug` are dbt's words for kinds of text; `otel` is what dbt wants of a parser.
  private static Console.LogFormat format(String name) {
    boolean text = name.equals("default") || name.equals("debug");
    return text ? Console.LogFormat.TEXT : Console.LogFormat.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// Whether help was asked for; picocli has shown it then.
  boolean help() {
    return help;
  }
}
