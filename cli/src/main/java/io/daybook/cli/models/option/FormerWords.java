package io.daybook.cli.models.option;

import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.ProjectFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a caller says in words that dbt gave up and still hears: options, variables, flags. The
/// warnings are dbt's.
public final class FormerWords {
  private static final String PREFIX = "DBT_ENGINE";

  private FormerWords() {}

  /// dbt's warnings of them.
  public static List<Warning> of(Invocation invocation) {
    // One paragraph per kind of word.
    List<Warning> warnings = new ArrayList<>();
    Map<String, String> environment = invocation.environment();
    FlagVariables.FORMER.forEach((variable, flag) -> {
      if (environment.containsKey(variable)) {
        warnings.add(renamed(variable, FlagVariables.variable(flag)));
      }
    });
    if (!ProjectFlags.ofProfiles(invocation).values().isEmpty()) {
      warnings.add(
          new Warning(
              "ProjectFlagsMovedDeprecation",
              "User config should be moved from the 'config' key in profiles.yml to the 'flags' key in dbt_project.yml."));
    }
    Fields options = invocation.flags().fields("warn_error_options");
    if (options.values().containsKey("include") || options.values().containsKey("exclude")) {
      warnings.add(strictness(options));
    }
    if (invocation.flags().isTrue(SelectOptions.FORMER)) {
      warnings.add(
          new Warning(
              "ModelParamUsageDeprecation",
              "Usage of `--models`, `--model`, and `-m` is deprecated in favor of `--select` or `-s`."));
    }
    String output = invocation.flags().text("output");
    if (invocation.flags().text("which").equals("source-freshness") && !output.isEmpty()) {
      warnings.add(
          new Warning(
              "CustomOutputPathInSourceFreshnessDeprecation",
              "Custom output path usage `--output %s` usage detected in `dbt source freshness` command."
                  .formatted(output)));
    }
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(PREFIX) && !FlagVariables.isKnown(variable)) {
        warnings.add(taken(variable));
      }
    }
    return warnings;
  }

  private static Warning renamed(String former, String now) {
    return new Warning(
        "EnvironmentVariableRenamed",
        "The environment variable `%1$s` has been renamed as `%2$s`. If `%1$s` is currently set, its value will be used instead of `%2$s`. Set `%2$s` and unset `%1$s` to avoid this deprecation warning and ensure it works properly in a future release."
            .formatted(former, now));
  }

  private static Warning strictness(Fields options) {
    boolean include = options.values().containsKey("include");
    boolean exclude = options.values().containsKey("exclude");
    String found = include ? exclude ? "`include` and `exclude`" : "`include`" : "`exclude`";
    return new Warning(
        "WEOIncludeExcludeDeprecation",
        "Found "
            + found
            + " in `warn_error_options` specification."
            + (include ? " Please use `error` instead of `include`." : "")
            + (exclude ? " Please use `warn` instead of `exclude`." : ""));
  }

  private static Warning taken(String variable) {
    return new Warning(
        "EnvironmentVariableNamespaceDeprecation",
        "Found custom environment variable `%1$s` in the environment. The prefix `%2$s` is reserved for dbt engine environment variables. Custom environment variables with the prefix `%2$s` may cause collisions and runtime errors."
            .formatted(variable, PREFIX));
  }
}
