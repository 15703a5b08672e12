package io.daybook.cli.models;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.models.project.Invocation;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models parse`.
@Command(
    name = "parse",
    description = "Reads a dbt project and writes its manifest.",
    footer = {
      "",
      "Examples:",
      "  daybook models parse --project-dir sql-models",
      "  dbt build --use-v2-parser --v2-parser 'daybook models parse'"
    })
public final class ModelsParseCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  public ModelsParseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::parse);
  }

  private int parse() {
    boolean forDbt = session.console().format() == Console.LogFormat.OTEL;
    Invocation invocation =
        options.invocation(session, Map.of("which", "parse", "parses_for_dbt", forDbt));
    try (ModelsStory story = new ModelsStory(session, invocation)) {
      story.begin();
      ParsedProject parsed = ParsedProject.open(invocation, story::warn);
      story.info(
          "Parsed %d nodes, %d sources, %d macros; the manifest is in %s"
              .formatted(
                  parsed.manifest().nodes().size(),
                  parsed.manifest().sources().size(),
                  parsed.manifest().macros().size(),
                  parsed.project().targetFolder()));
      return 0;
    }
  }
}
