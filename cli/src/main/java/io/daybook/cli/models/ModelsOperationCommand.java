package io.daybook.cli.models;

import io.daybook.cli.frame.Session;
import io.daybook.cli.models.option.ExitOptions;
import io.daybook.cli.models.option.ModelsOptions;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.RunResults;
import io.daybook.models.execute.Operation;
import io.daybook.models.execute.Runner;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `daybook models run-operation`.
@Command(
    name = "run-operation",
    description = "Calls a macro of a dbt project, or runs a statement.",
    footer = {
      "",
      "Example:",
      "  daybook models run-operation grant_select --args '{role: analyst}'",
      "  daybook models run-operation --sql \"analyze {{ ref('orders') }}\"",
      "",
      "Exit codes are dbt's: 0 good, 1 the macro failed, 2 anything else."
    })
public final class ModelsOperationCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ModelsOptions options = new ModelsOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "MACRO",
      description = "The macro, with its package in front or without.")
  private String macro = "";

  @Option(
      names = "--args",
      paramLabel = "YAML",
      defaultValue = "{}",
      description = "Its arguments by name: '{role: analyst}'.")
  private String arguments = "{}";

  @Option(names = "--sql", paramLabel = "SQL", description = "A statement, Jinja and all.")
  private @Nullable String sql;

  /// As with dbt an operation reads nothing of another state.
  @SuppressWarnings("UnusedVariable") // only accepted
  @Option(
      names = {"--defer", "--favor-state"},
      negatable = true,
      hidden = true)
  private boolean[] accepted = {};

  @SuppressWarnings("UnusedVariable") // only accepted
  @Option(
      names = {"--state", "--defer-state"},
      hidden = true)
  private List<Path> states = List.of();

  public ModelsOperationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return ExitOptions.dbt(session, this::run);
  }

  private int run() {
    // What was said becomes flags, by which a retry finds it.
    Map<String, @Nullable Object> named = arguments();
    String query = sql;
    requireOne(query, named);
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("which", "run-operation");
    if (query == null) {
      flags.put("macro", macro);
      flags.put("args", named);
    } else {
      flags.put("sql", query);
    }
    return run(session, options.invocation(session, flags)).exitCode();
  }

  /// Does what the flags of an invocation say: `macro` with `args`, or `sql`.
  static Runner.Report run(Session session, Invocation said) {
    Invocation invocation = WarehouseProfile.complete(session, said);
    String query = said.flags().textOrNull("sql");
    String macro = said.flags().text("macro");
    Map<String, @Nullable Object> named = said.flags().fields("args").values();
    try (ModelsStory story = new ModelsStory(session, invocation)) {
      story.begin();
      ParsedProject parsed = ParsedProject.open(invocation, story::warn);
      Runner.Report report =
          query == null
              ? new Operation(parsed.project(), parsed.manifest(), story, macro).run(named)
              : Operation.sql(parsed.project(), parsed.manifest(), story).run(query);
      if (parsed.project().flag("write_json", true)) {
        RunResults.write(report);
      }
      return report;
    }
  }

  /// dbt's three refusals.
  private void requireOne(@Nullable String query, Map<String, @Nullable Object> named) {
    if (query == null && macro.isEmpty()) {
      throw refused("Either a macro name or --sql must be passed to run-operation");
    }
    if (query != null && !macro.isEmpty()) {
      throw refused("Cannot specify both a macro name and --sql for run-operation");
    }
    if (query != null && !named.isEmpty()) {
      throw refused("--args cannot be used with --sql; pass arguments directly in the SQL");
    }
  }

  private static FailureException refused(String fact) {
    return new FailureException(
        new Failure.Usage(
            "USAGE-018", fact, Location.NONE, "give a macro with its --args, or --sql alone"));
  }

  private Map<String, @Nullable Object> arguments() {
    if (Yaml.value("--args", arguments) instanceof Map<?, ?> map) {
      return Fields.of(map).values();
    }
    throw new FailureException(
        new Failure.Usage(
            "USAGE-012",
            "the --args argument must be a YAML dictionary, but was " + arguments,
            Location.NONE,
            "write --args '{name: value}'"));
  }
}
