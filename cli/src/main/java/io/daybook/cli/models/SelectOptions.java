package io.daybook.cli.models;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.artifact.Json;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.state.Previous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// dbt's selection options.
final class SelectOptions {
  @Option(
      names = {"-s", "--select", "-m", "--models", "--model"},
      arity = "1..*",
      paramLabel = "SPEC",
      description = "What to select, such as tag:nightly or +orders.")
  private List<String> select = new ArrayList<>();

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
      description = "Artifacts of an earlier run, for state: and result:.")
  private @Nullable Path state;

  /// The selection.
  ///
  /// @param standard the types that the command is about where none is named
  /// @param allowed all types that may be named
  Selector selector(Fields flags, List<String> standard, List<String> allowed) {
    List<String> wanted = new ArrayList<>(types.isEmpty() ? standard : named(allowed));
    wanted.removeAll(excludedTypes);
    String mode = indirect == null ? flags.text("indirect_selection") : indirect;
    return new Selector(
        select,
        exclude,
        Optional.ofNullable(selector),
        wanted,
        excludedTypes,
        mode.isEmpty() ? "eager" : mode);
  }

  private List<String> named(List<String> allowed) {
    List<String> named = new ArrayList<>();
    for (String type : types) {
      if (type.equals("all")) {
        named.addAll(allowed);
      } else if (allowed.contains(type)) {
        named.add(type);
      } else if (!type.equals("default")) {
        throw new FailureException(
            new Failure.Usage(
                "USAGE-011",
                "Invalid value for '--resource-type': '" + type + "' is not one of " + allowed,
                Location.NONE,
                "choose one of these"));
      }
    }
    return named;
  }

  /// The artifacts of `--state`.
  ///
  /// @param target the project's own target folder
  Previous previous(Fields flags, Path target) {
    String variable = flags.text("state");
    if (state == null && variable.isEmpty()) {
      return Previous.NONE;
    }
    Path folder = state == null ? Path.of(variable) : state;
    Optional<Manifest> manifest =
        Files.isRegularFile(folder.resolve(ManifestFile.NAME))
            ? Optional.of(ManifestFile.read(folder.resolve(ManifestFile.NAME)))
            : Optional.empty();
    return new Previous(
        manifest,
        read(folder.resolve("run_results.json")),
        read(folder.resolve("sources.json")),
        read(target.resolve("sources.json")));
  }

  private static Optional<Fields> read(Path file) {
    return Files.isRegularFile(file) ? Optional.of(Json.read(file)) : Optional.empty();
  }

  /// What a selection says in dbt's flags.
  Map<String, @Nullable Object> flags() {
    return Map.of("select", select, "exclude", exclude);
  }
}
