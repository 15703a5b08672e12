package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which warnings are errors and which are not told: `--warn-error` and `warn_error_options`, whose
/// lists name warnings, `Deprecations` for all of these, or `all`.
public final class Strictness {
  private static final List<String> ALL = List.of("all", "*");

  private final Fields options;
  private final boolean everything;
  private final boolean showsAll;

  /// @param flags dbt's flags: `warn_error`, `warn_error_options`, `show_all_deprecations`
  public Strictness(Fields flags) {
    this.options = flags.fields("warn_error_options");
    this.everything = flags.isTrue("warn_error");
    this.showsAll = flags.isTrue("show_all_deprecations");
  }

  /// Whether a warning is an error.
  public boolean isError(Warning warning) {
    if (warning.name().equals("FreshnessConfigProblem") || isSilent(warning)) {
      return false; // dbt only tells of the first
    }
    boolean wanted = everything || names(warning, "error", true) || names(warning, "include", true);
    return wanted && !names(warning, "warn", false) && !names(warning, "exclude", false);
  }

  /// What is told: nothing of what is silenced, the first of each deprecation, and how many there
  /// were.
  public List<Warning> told(List<Warning> warnings) {
    List<Warning> told = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Warning warning : warnings) {
      if (isSilent(warning)) {
        continue;
      }
      boolean again = warning.isDeprecation() && counts.merge(warning.name(), 1, Integer::sum) > 1;
      if (!again || showsAll) {
        told.add(warning);
      }
    }
    if (!counts.isEmpty()) {
      told.add(summary(counts));
    }
    return told;
  }

  private Warning summary(Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder("Summary of encountered deprecations:");
    counts.forEach((name, count) ->
        text.append("\n- ")
            .append(name)
            .append(": ")
            .append(count)
            .append(" occurrence")
            .append(count == 1 ? "" : "s"));
    if (!showsAll) {
      text.append(
          "\nTo see all deprecation instances instead of just the first occurrence of each, run command again with the `--show-all-deprecations` flag. You may also need to run with `--no-partial-parse` as some deprecations are only encountered during parsing.");
    }
    return new Warning("DeprecationsSummary", text.toString());
  }

  private boolean isSilent(Warning warning) {
    return names(warning, "silence", true);
  }

  private boolean names(Warning warning, String list, boolean byGroup) {
    List<String> named = options.texts(list);
    return named.contains(warning.name())
        || (warning.isDeprecation() && named.contains("Deprecations"))
        || (byGroup && named.stream().anyMatch(ALL::contains));
  }
}
