package io.daybook.models.draft;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.util.List;
import java.util.stream.Stream;

/// Which warnings are errors and which are not told: `--warn-error` and `warn_error_options`, whose
/// lists name warnings, `Deprecations` for all of these, or `all`.
public final class Strictness {
  private static final List<String> ALL = List.of("all", "*");
  private static final String DEPRECATIONS = "Deprecations";

  private final List<String> errors;
  private final List<String> warnings;
  private final List<String> silenced;
  private final boolean everything;
  private final boolean showsAll;

  /// @param flags dbt's flags: `warn_error`, `warn_error_options`, `show_all_deprecations`
  /// @throws FailureException where the options contradict each other or name what is no warning
  public Strictness(Fields flags) {
    Fields options = flags.fields("warn_error_options");
    this.errors = either(options, "error", "include");
    this.warnings = either(options, "warn", "exclude");
    this.silenced = options.texts("silence");
    this.everything = flags.isTrue("warn_error");
    this.showsAll = flags.isTrue("show_all_deprecations");
    boolean wide = errors.stream().anyMatch(ALL::contains) || errors.contains(DEPRECATIONS);
    if (!warnings.isEmpty() && !wide && !silenced.contains(DEPRECATIONS)) {
      throw refused(
          "`warn` can only be specified if `error` is one of ('all', '*') or Deprecations is in `error` or silence.");
    }
    Stream.of(errors, warnings, silenced)
        .flatMap(List::stream)
        .filter(name -> !ALL.contains(name) && !EventNames.isKnown(name))
        .findFirst()
        .ifPresent(name -> {
          throw refused(name + " is not a valid dbt error name.");
        });
  }

  /// The values of a key that has an older name.
  private static List<String> either(Fields options, String name, String older) {
    List<String> values = options.texts(name);
    List<String> others = options.texts(older);
    if (!values.isEmpty() && !others.isEmpty()) {
      throw refused(
          "Only `%s` or `%s` can be specified in `warn_error_options`, not both"
              .formatted(older, name));
    }
    return options.has(older) ? others : values;
  }

  private static FailureException refused(String fact) {
    return new FailureException(
        new Failure.Usage(
            "USAGE-015",
            fact,
            Location.NONE,
            "correct --warn-error-options, or warn_error_options among the project's flags"));
  }

  /// Whether a warning of parsing is an error.
  public boolean isError(Warning warning) {
    // dbt only tells of an age that is not known
    return !warning.name().equals("FreshnessConfigProblem") && isError(warning.name());
  }

  /// Whether the warning of that name is an error: what is named counts more than all deprecations,
  /// these more than everything; silence counts more than a warning, a warning more than an error.
  public boolean isError(String name) {
    boolean elsewhere = warnings.contains(name) || silenced.contains(name);
    boolean deprecated =
        Warning.isDeprecation(name)
            && (warnings.contains(DEPRECATIONS) || silenced.contains(DEPRECATIONS));
    if (errors.contains(name)) {
      return !elsewhere;
    }
    boolean wanted =
        everything
            || errors.stream().anyMatch(ALL::contains)
            || (Warning.isDeprecation(name) && errors.contains(DEPRECATIONS));
    return wanted && !elsewhere && !deprecated;
  }

  /// Whether all deprecations are told, not the first of each kind.
  boolean showsAll() {
    return showsAll;
  }

  /// Whether the warning of that name is not told.
  public boolean isSilent(String name) {
    boolean named = errors.contains(name) || warnings.contains(name);
    return silenced.contains(name)
        || (Warning.isDeprecation(name) && silenced.contains(DEPRECATIONS) && !named);
  }
}
