package io.daybook.models.artifact;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.event.BatchResults;
import io.daybook.models.event.Window;
import io.daybook.models.execute.Former;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.state.Previous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an earlier invocation left in a folder: its verb, its flags, what became of its nodes.
///
/// @param arguments the flags of that invocation; `which` is its verb
/// @param results the entries of its `run_results.json`
/// @param startedAt when that invocation began, if the file says so
public record FormerRun(Fields arguments, Iterable<Fields> results, Optional<Instant> startedAt) {
  /// Statuses after which a node is run again.
  private static final Set<String> RETRIED =
      Set.of("error", "fail", "skipped", "runtime error", "partial success");

  /// Flags that a retry does not take from the former invocation.
  private static final Set<String> OWN =
      Set.of(
          "log_path",
          "output_path",
          "profiles_dir",
          "profiles_dir_exists_false",
          "project_dir",
          "defer_state",
          "deprecated_state",
          "target_path",
          "warn_error",
          "show",
          "invocation_command");

  /// Reads `run_results.json` of a folder.
  ///
  /// @throws FailureException if there is none, or one of a run that had nothing to do
  public static FormerRun read(Path folder) {
    Path file = folder.resolve(RunResults.NAME);
    Fields tree = Files.isRegularFile(file) ? Json.read(file) : Fields.of(Map.of());
    if (tree.each("results").isEmpty()) {
      throw new FailureException(
          new Failure.Usage(
              "RETRY-001",
              "Could not find previous run in '" + folder + "' target directory",
              Location.file(file.toString()),
              "run a verb first, or name the folder of its artifacts with --state"));
    }
    String began = tree.fields("metadata").text("invocation_started_at");
    return new FormerRun(
        tree.fields("args"),
        tree.each("results"),
        began.isEmpty()
            ? Optional.empty()
            : Optional.of(Window.moment(began).toInstant(ZoneOffset.UTC)));
  }

  /// The verb: `build`, `run`, ...
  public String verb() {
    return arguments.text("which");
  }

  /// Its flags, those left out that belong to one invocation only.
  public Map<String, @Nullable Object> flags() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(arguments.values());
    flags.keySet().removeAll(OWN);
    return flags;
  }

  /// Unique ids of what failed or was skipped; hooks of the project are not among them.
  ///
  /// @param warningsToo whether a warning counts as a failure
  public Set<String> unfinished(boolean warningsToo) {
    Set<String> ids = new LinkedHashSet<>();
    for (Fields result : results) {
      String status = result.text("status");
      String id = result.text("unique_id");
      boolean hook = id.startsWith("operation.") && !verb().equals("run-operation");
      if (!hook && (RETRIED.contains(status) || (warningsToo && status.equals("warn")))) {
        ids.add(id);
      }
    }
    return ids;
  }

  /// What it had done of nodes that are made in parts.
  public Former former() {
    Map<String, BatchResults> batches = new LinkedHashMap<>();
    Map<String, List<String>> overloads = new LinkedHashMap<>();
    for (Fields result : results) {
      Fields made = result.fields("overload_results");
      if (!made.texts("failed").isEmpty()) {
        overloads.put(result.text("unique_id"), made.texts("successful"));
      }
      BatchResults found = BatchResults.of(result.fields("batch_results").values());
      if (!found.successful().isEmpty() && !found.failed().isEmpty()) {
        batches.put(result.text("unique_id"), found);
      }
    }
    return new Former(batches, overloads, startedAt);
  }

  /// The artifacts that `state:`, `result:` and `source_status:` compare with: those of `--state`.
  ///
  /// @param flags dbt's flags; without `state` nothing is known
  /// @param root what a relative folder is relative to
  /// @param target the project's own target folder
  /// @param now the moment of this run
  public static Previous previous(Fields flags, Path root, Path target, Instant now) {
    String state = flags.text("state");
    if (state.isEmpty()) {
      return Previous.NONE;
    }
    Path folder = root.resolve(state);
    return new Previous(
        manifest(folder),
        fields(folder.resolve(RunResults.NAME)),
        fields(folder.resolve("sources.json")),
        fields(target.resolve("sources.json")),
        now);
  }

  /// The manifest with, for `--defer` and `clone`, where else its nodes stand.
  ///
  /// @param root what a relative folder is relative to
  /// @throws FailureException if `--defer` is given without a manifest to read from
  public static Manifest deferred(Manifest manifest, Fields flags, Path root) {
    if (!flags.isTrue("defer") && !flags.text("which").equals("clone")) {
      return manifest;
    }
    String named = flags.text(flags.has("defer_state") ? "defer_state" : "state");
    if (named.isEmpty()) {
      throw undeferred(
          "--state or --defer-state are required for deferral, but neither was provided");
    }
    Path folder = root.resolve(named);
    return manifest(folder)
        .map(manifest::deferredTo)
        .orElseThrow(
            () -> undeferred("Could not find manifest in --state path: \"" + folder + "\""));
  }

  private static FailureException undeferred(String fact) {
    return new FailureException(
        new Failure.Usage(
            "DEFER-001",
            fact,
            Location.NONE,
            "give the folder with the manifest.json of a former run: --state FOLDER"));
  }

  /// The manifest of a folder.
  private static Optional<Manifest> manifest(Path folder) {
    Path file = folder.resolve(ManifestFile.NAME);
    return Files.isRegularFile(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
  }

  private static Optional<Fields> fields(Path file) {
    return Files.isRegularFile(file) ? Optional.of(Json.read(file)) : Optional.empty();
  }
}
