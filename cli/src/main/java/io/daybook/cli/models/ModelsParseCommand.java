package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ModelsOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `daybook models parse`.
@Command(
    name = "parse",
    description = "Reads a dbt project and writes its manifest.",
    footer = {"", "Example:", "  daybook models parse --project-dir sql-models"})
public final class ModelsParseCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  public ModelsParseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ParsedProject parsed =
        ParsedProject.open(session, options, options.invocation(session, Map.of("which", "parse")));
    if (!options.isQuiet(session)) {
      session
          .console()
          .event(
              "parsed",
              "parsed "
                  + parsed.manifest().nodes().size()
                  + " nodes, "
                  + parsed.manifest().sources().size()
                  + " sources, "
                  + parsed.manifest().macros().size()
                  + " macros; manifest in "
                  + parsed.project().targetFolder());
    }
    return 0;
  }
}
