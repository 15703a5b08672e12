package io.daybook.cli.models.option;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Project;
import io.daybook.models.state.Previous;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// dbt's selection options.
public final class SelectOptions {
  /// A flag of ours: models were selected by the option that dbt gave up.
  static final String FORMER = "selects_by_models";

  /// The types that dbt lets its options name, whatever the command.
  private static final List<String> CHOICES =
      List.of(
          "metric",
          "semantic_model",
          "saved_query",
          "source",
          "analysis",
          "function",
          "model",
          "test",
          "unit_test",
          "exposure",
          "snapshot",
          "seed",
          "default",
          "all");

  private static final List<String> MODES = List.of("eager", "cautious", "buildable", "empty");

  @Option(
      names = {"-s", "--select"},
      arity = "1..*",
      paramLabel = "SPEC",
      description = "What to select, such as tag:nightly or +orders.")
  private List<String> select = new ArrayList<>();

  @Option(
      names = {"-m", "--models", "--model"},
      arity = "1..*",
      paramLabel = "SPEC",
      description = "The same; ls then lists models only.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--exclude",
      arity = "1..*",
      paramLabel = "SPEC",
      description = "What to leave out.")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--selector", paramLabel = "NAME", description = "A selector of selectors.yml.")
  private @Nullable String selector;

  @Option(
      names = {"--resource-type", "--resource-types"},
      arity = "1..*",
      paramLabel = "TYPE",
      description = "Only these types, such as model or test.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = {"--exclude-resource-type", "--exclude-resource-types"},
      arity = "1..*",
      paramLabel = "TYPE",
      description = "All but these types.")
  private List<String> excludedTypes = new ArrayList<>();

  @Option(
      names = "--indirect-selection",
      paramLabel = "MODE",
      description = "Which tests come along: eager, cautious, buildable, empty.")
  private @Nullable String indirect;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Artifacts of an earlier run, for state:, result: and --defer.")
  private @Nullable Path state;

  @Option(
      names = "--defer",
      negatable = true,
      description = "Read what is not selected and not there from where --state says.")
  private @Nullable Boolean defer;

  @Option(
      names = "--defer-state",
      paramLabel = "DIR",
      description = "Artifacts for --defer only, instead of those of --state.")
  private @Nullable Path deferState;

  @Option(
      names = "--favor-state",
      negatable = true,
      description = "With --defer: read what is not selected from there even if it is here.")
  private @Nullable Boolean favorState;

  /// The selection that the flags ask for.
  ///
  /// @param flags dbt's flags: of this command line, of the environment, or of a former run
  /// @param standard the types that the command is about where none is named
  /// @param all what is meant by `all`; other types may be named too, and select nothing
  public static Selector selector(Fields flags, List<String> standard, List<String> all) {
    List<String> named = words(flags, "resource_types");
    List<String> excluded =
        named("--exclude-resource-types", words(flags, "exclude_resource_types"), standard, all);
    List<String> wanted =
        named.isEmpty() ? standard : named("--resource-types", named, standard, all);
    String mode = flags.text("indirect_selection");
    if (!mode.isEmpty()) {
      requireOneOf("--indirect-selection", mode, MODES);
    }
    return new Selector(
        flags.texts("select"),
        flags.texts("exclude"),
        Optional.ofNullable(flags.textOrNull("selector")),
        wanted,
        excluded,
        mode.isEmpty() ? "eager" : mode);
  }

  /// A list, or words of one text as an environment variable has them.
  private static List<String> words(Fields flags, String name) {
    return flags.texts(name).stream()
        .flatMap(text -> Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<String> named(
      String option, List<String> types, List<String> standard, List<String> all) {
    List<String> named = new ArrayList<>();
    for (String type : types) {
      if (type.equals("all")) {
        named.addAll(all);
      } else if (type.equals("default")) {
        named.addAll(standard);
      } else {
        requireOneOf(option, type, CHOICES);
        named.add(type);
      }
    }
    return named;
  }

  /// Refuses a value in dbt's words.
  ///
  /// @throws FailureException where the value of an option is none of those allowed
  public static void requireOneOf(String option, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw unknown(option, value, allowed);
    }
  }

  private static FailureException unknown(String option, String type, List<String> allowed) {
    String quoted = "'" + String.join("', '", allowed) + "'";
    return new FailureException(
        new Failure.Usage(
            "USAGE-011",
            "Invalid value for '" + option + "': '" + type + "' is not one of " + quoted + ".",
            Location.NONE,
            "choose one of these"));
  }

  /// The artifacts of `--state`.
  ///
  /// @param project where the artifacts of now lie
  public static Previous previous(Fields flags, Project project) {
    return FormerRun.previous(
        flags,
        Path.of("").toAbsolutePath(),
        project.targetFolder(),
        project.invocation().run().now());
  }

  /// Refuses a selection beside a query that stands in its place.
  ///
  /// @throws FailureException in dbt's words
  public void requireNoneBesideInline() {
    String other = !select.isEmpty() ? "select" : selector != null ? "selector" : "";
    if (!other.isEmpty()) {
      throw new FailureException(
          new Failure.Usage(
              "USAGE-014",
              "inline: not allowed with argument " + other,
              Location.NONE,
              "give one of both"));
    }
  }

  /// Whether `--models` was said, which is for models only where resources are listed.
  ///
  /// @throws FailureException where it stands beside `--select` or `--resource-type`
  public boolean isForModels() {
    if (models.isEmpty()) {
      return false;
    }
    if (!select.isEmpty() || !types.isEmpty()) {
      throw new FailureException(
          new Failure.Usage(
              "USAGE-014",
              "\"models\" and \""
                  + (select.isEmpty() ? "resource_type" : "select")
                  + "\" are mutually exclusive arguments",
              Location.NONE,
              "say one of the two"));
    }
    return true;
  }

  private List<String> selected() {
    List<String> all = new ArrayList<>(select);
    all.addAll(models);
    return all;
  }

  /// What a selection says in dbt's flags; null is unset.
  public Map<String, @Nullable Object> flags() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("select", selected());
    flags.put(FORMER, models.isEmpty() ? null : true);
    flags.put("exclude", exclude);
    flags.put("selector", selector);
    flags.put("resource_types", types.isEmpty() ? null : types);
    flags.put("exclude_resource_types", excludedTypes.isEmpty() ? null : excludedTypes);
    flags.put("indirect_selection", indirect);
    flags.put("state", state == null ? null : state.toAbsolutePath().toString());
    flags.put("defer", defer);
    flags.put("defer_state", deferState == null ? null : deferState.toAbsolutePath().toString());
    flags.put("favor_state", favorState);
    return flags;
  }
}
