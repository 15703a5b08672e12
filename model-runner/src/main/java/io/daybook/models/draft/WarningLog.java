package io.daybook.models.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which warnings of one invocation are told: nothing of what is silenced, of each deprecation the
/// first, and at the end how many there were. Safe for all threads.
public final class WarningLog {
  private final Strictness strictness;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(String name, int times) {}

  public WarningLog(Strictness strictness) {
    this.strictness = strictness;
  }

  /// Whether a warning is told.
  public synchronized boolean hears(Warning warning) {
    if (strictness.isSilent(warning.name())) {
      return false;
    }
    if (!warning.isDeprecation()) {
      return true;
    }
    // dbt counts each renamed variable by itself
    String key =
        warning.name().equals("EnvironmentVariableRenamed") ? warning.message() : warning.name();
    Count count =
        counts.merge(
            key,
            new Count(warning.name(), 1),
            (before, one) -> new Count(before.name(), before.times() + one.times()));
    return count.times() == 1 || strictness.showsAll();
  }

  /// How many deprecations there were, if any; they are counted anew after that.
  public synchronized Optional<Warning> summary() {
    if (counts.isEmpty() || strictness.isSilent("DeprecationsSummary")) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("Summary of encountered deprecations:");
    counts
        .values()
        .forEach(count ->
            text.append("\n- %s: %d occurrence".formatted(count.name(), count.times()))
                .append(count.times() == 1 ? "" : "s"));
    counts.clear();
    if (!strictness.showsAll()) {
      text.append(
          "\nTo see all deprecation instances instead of just the first occurrence of each, run command again with the `--show-all-deprecations` flag. You may also need to run with `--no-partial-parse` as some deprecations are only encountered during parsing.");
    }
    return Optional.of(new Warning("DeprecationsSummary", text.toString()));
  }
}
