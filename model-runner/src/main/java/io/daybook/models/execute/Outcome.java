package io.daybook.models.execute;

import io.daybook.models.check.SourceAge;
import io.daybook.models.event.BatchResults;
import io.daybook.models.node.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a node.
///
/// @param message what dbt prints, null where it prints nothing
/// @param failures rows that a test found, null for other nodes
/// @param response what the server said, by dbt's keys
/// @param compiled the compiled text, null where there is none
/// @param relation the relation's name as in SQL, null where there is none
/// @param unavailable whether it failed for a reason that passes with time: the database was gone,
///   full, or held by someone else
/// @param batches what became of its batches, null where it is not built in batches
/// @param age how old the source was found to be, null for other nodes and where it was not found
/// @param overloads what became of a function's overloads, null for other nodes
public record Outcome(
    Resource node,
    Status status,
    @Nullable String message,
    @Nullable Long failures,
    Map<String, Object> response,
    List<Timing> timing,
    String thread,
    double seconds,
    @Nullable String compiled,
    @Nullable String relation,
    boolean unavailable,
    @Nullable BatchResults batches,
    @Nullable SourceAge age,
    @Nullable Overloaded overloads) {

  /// What became of a node that is neither built in batches nor a source.
  public Outcome(
      Resource node,
      Status status,
      @Nullable String message,
      @Nullable Long failures,
      Map<String, Object> response,
      List<Timing> timing,
      String thread,
      double seconds,
      @Nullable String compiled,
      @Nullable String relation,
      boolean unavailable) {
    this(
        node,
        status,
        message,
        failures,
        response,
        timing,
        thread,
        seconds,
        compiled,
        relation,
        unavailable,
        null,
        null,
        null);
  }

  /// The same with what became of its batches.
  Outcome with(@Nullable BatchResults results) {
    return with(status, message, results, age, overloads);
  }

  /// The same with the age that was found.
  Outcome with(SourceAge found) {
    return with(status, message, batches, found, overloads);
  }

  /// The same with what became of the function's overloads.
  Outcome with(Overloaded made) {
    return made.failed().isEmpty()
        ? with(status, message, batches, age, made)
        : with(Status.PARTIAL_SUCCESS, "PARTIAL SUCCESS " + node.name(), batches, age, made);
  }

  private Outcome with(
      Status ended,
      @Nullable String said,
      @Nullable BatchResults results,
      @Nullable SourceAge found,
      @Nullable Overloaded made) {
    return new Outcome(
        node,
        ended,
        said,
        failures,
        response,
        timing,
        thread,
        seconds,
        compiled,
        relation,
        unavailable,
        results,
        found,
        made);
  }

  /// What became of the overloads of a function, by the names of their files.
  public record Overloaded(List<String> successful, List<String> failed) {
    public Overloaded {
      successful = List.copyOf(successful);
      failed = List.copyOf(failed);
    }
  }

  /// How it ended.
  public enum Status {
    SUCCESS,
    PARTIAL_SUCCESS,
    ERROR,
    SKIPPED,
    PASS,
    FAIL,
    WARN,
    RUNTIME_ERROR,
    NO_OP;

    /// As in the artifacts.
    public String key() {
      return this == NO_OP ? "no-op" : name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /// Whether the whole run counts as failed.
    public boolean isBad() {
      return switch (this) {
        case ERROR, RUNTIME_ERROR, FAIL, SKIPPED, PARTIAL_SUCCESS -> true;
        default -> false;
      };
    }
  }

  /// When a phase (`compile`, `execute`) began and ended.
  public record Timing(String name, Instant startedAt, Instant completedAt) {}

  /// A hook of the project that did not run after another one failed.
  static Outcome skippedHook(Resource hook, String message) {
    return idle(hook, Status.SKIPPED, message, 1L);
  }

  /// A resource that has nothing to do.
  static Outcome noOp(Resource node) {
    return idle(node, Status.NO_OP, "NO-OP", 0L);
  }

  /// A node that did not run.
  public static Outcome skipped(Resource node, @Nullable String message) {
    return idle(node, Status.SKIPPED, message, null);
  }

  private static Outcome idle(
      Resource node, Status status, @Nullable String message, @Nullable Long failures) {
    String thread = Thread.currentThread().getName();
    return new Outcome(
        node, status, message, failures, Map.of(), List.of(), thread, 0, null, null, false);
  }
}
