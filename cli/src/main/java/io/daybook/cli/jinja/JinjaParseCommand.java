package io.daybook.cli.jinja;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.jinja.Environment;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.view.TemplateView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `daybook jinja parse`.
@Command(
    name = "parse",
    description = "Parse the SQL files of dbt projects and packages and count what they hold.",
    footer = {"", "Example: daybook jinja parse sql-models"})
public final class JinjaParseCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, or folders whose *.sql files are parsed.")
  private List<Path> paths = List.of();

  private long files;
  private long lines;
  private long macros;
  private long blocks;
  private long calls;
  private long failures;

  public JinjaParseCommand(Session session) {
    this.console = session.console();
  }

  @Override
  public Integer call() throws IOException {
    Environment environment = environment();
    for (Path path : paths) {
      try (Stream<Path> found = Files.walk(path)) {
        found
            .filter(file ->
                Files.isRegularFile(file)
                    && (file.equals(path) || file.toString().endsWith(".sql")))
            .sorted()
            .forEach(file -> parse(environment, file));
      }
    }
    console.result(
        "%d files, %d lines, %d macros, %d blocks, %d calls, %d failures"
            .formatted(files, lines, macros, blocks, calls, failures));
    return failures == 0 ? 0 : 1;
  }

  /// Jinja2 with the tags and typed parameters of dbt.
  private static Environment environment() {
    Environment.Builder builder = Environment.builder().typedParameters(true);
    for (String tag :
        List.of(
            "materialization", "test", "data_test", "snapshot", "docs", "unit_test", "analysis")) {
      builder.block(MacroTag.prefixed(tag, tag + "_"));
    }
    return builder.typeFilters().build();
  }

  private void parse(Environment environment, Path file) {
    files++;
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      lines += text.lines().count();
      TemplateView view = environment.parse(text, file.toString()).view();
      macros += view.macros().stream().filter(macro -> macro.tag().equals("macro")).count();
      blocks += view.macros().stream().filter(macro -> !macro.tag().equals("macro")).count();
      calls += view.calls().size();
    } catch (JinjaException error) {
      failures++;
      console.result(error.rendering());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
