package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.cli.models.option.SelectOptions;
import io.daybook.models.artifact.CatalogFile;
import io.daybook.models.artifact.Inspection;
import io.daybook.models.artifact.Site;
import io.daybook.models.execute.Task;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `daybook models docs generate`.
@Command(
    name = "generate",
    description =
        "Writes manifest.json and catalog.json: what `docs serve` and other readers show.",
    footer = {"", "Example:", "  daybook models docs generate --project-dir sql-models"})
public final class ModelsDocsGenerateCommand implements Callable<Integer> {
  private static final List<String> COMPILED =
      List.of(
          "model", "seed", "snapshot", "test", "analysis", "operation", "unit_test", "function");

  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private SelectOptions selection = new SelectOptions();

  @Option(
      names = "--no-compile",
      description = "Do not render the models; the manifest keeps no compiled SQL.")
  private boolean notCompiled;

  @SuppressWarnings("UnusedVariable") // what it asks for is done anyway
  @Option(names = "--compile", hidden = true)
  private boolean compiled;

  @Option(
      names = "--static",
      description = "Also write static_index.html: the page of `docs serve` as one file.")
  private boolean isStatic;

  @Option(names = "--empty-catalog", description = "Do not ask the database what stands there.")
  private boolean emptyCatalog;

  public ModelsDocsGenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::generate);
  }

  private int generate() {
    // From the compiled nodes to the written site, one step after the other.
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(selection.flags());
    flags.put("which", "generate");
    try (ModelsRun run = ModelsRun.open(session, options, options.invocation(session, flags))) {
      Project project = run.parsed().project();
      Set<String> chosen = run.described(selector(project, COMPILED));
      Predicate<Resource> wanted = _ -> true;
      if (!notCompiled) {
        if (run.run(Task.COMPILE, chosen).exitCode() != 0) {
          run.story().info("compile failed, cannot generate docs");
          return 1;
        }
        Set<String> sources = run.described(selector(project, List.of("source")));
        wanted =
            resource ->
                chosen.contains(resource.uniqueId()) || sources.contains(resource.uniqueId());
      }
      ResultTable rows = ResultTable.EMPTY;
      if (!emptyCatalog) {
        run.story().info("Building catalog");
        rows = Inspection.of(project, CatalogFile.schemas(run.parsed().manifest(), wanted));
      }
      CatalogFile.write(run.runner().workspace(), rows, wanted);
      Site.write(project.targetFolder());
      Site.copyAssets(project.root(), project.targetFolder());
      if (isStatic) {
        Site.writeStatic(project.targetFolder());
      }
      run.story().info("Catalog written to " + CatalogFile.path(project));
      return 0;
    }
  }

  private static Selector selector(Project project, List<String> types) {
    return SelectOptions.selector(project.invocation().flags(), types, types);
  }
}
