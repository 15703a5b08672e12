package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.artifact.SourcesFile;
import io.daybook.models.execute.Runner;
import io.daybook.models.execute.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models source freshness`, also `source snapshot-freshness`.
@Command(
    name = "freshness",
    description = "Asks how old the newest rows of the sources are and writes sources.json.",
    footer = {
      "",
      "Example:",
      "  daybook models source freshness --select source:raw",
      "",
      "Exit codes are dbt's: 0 good, 1 a source is too old or cannot be asked, 2 anything else."
    })
public final class ModelsFreshnessCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the ages there instead of target/sources.json.")
  private @Nullable Path output;

  public ModelsFreshnessCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::run);
  }

  private int run() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.put("which", Task.FRESHNESS.verb());
    flags.put("output", output == null ? null : output.toString());
    try (ModelsRun run = ModelsRun.open(session, options, options.invocation(session, flags))) {
      Runner.Report report =
          run.interruptible(
              Task.FRESHNESS,
              run.selected(
                  SelectOptions.selector(
                      run.parsed().project().invocation().flags(),
                      Task.FRESHNESS.types(),
                      Task.FRESHNESS.types())));
      if (run.parsed().project().flag("write_json", true)) {
        Path file = run.parsed().project().targetFolder().resolve(SourcesFile.NAME);
        SourcesFile.write(report, output == null ? file : output.toAbsolutePath());
      }
      return report.exitCode();
    }
  }
}
