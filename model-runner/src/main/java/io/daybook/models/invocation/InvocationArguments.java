package io.daybook.models.invocation;

import io.daybook.models.node.Fields;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import io.daybook.models.project.ProjectFlags;
import io.daybook.models.project.Vars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All flags of an invocation as dbt shows them in `run_results.json` and `invocation_args_dict`:
/// what was said on the command line, in the environment and in the project, over dbt's defaults.
public final class InvocationArguments {
  /// Of every verb.
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("cache_selected_only", false),
          Map.entry("defer", false),
          Map.entry("favor_state", false),
          Map.entry("hints_enabled", true),
          Map.entry("indirect_selection", "eager"),
          Map.entry("introspect", true),
          Map.entry("log_file_max_bytes", 10_485_760L),
          Map.entry("log_format", "default"),
          Map.entry("log_format_file", "debug"),
          Map.entry("log_level", "info"),
          Map.entry("log_level_file", "debug"),
          Map.entry("macro_debugging", false),
          Map.entry("maximum_seed_size_mib", 1L),
          Map.entry("partial_parse", true),
          Map.entry("partial_parse_file_diff", true),
          Map.entry("populate_cache", true),
          Map.entry("print", true),
          Map.entry("printer_width", 80L),
          Map.entry("quiet", false),
          Map.entry("send_anonymous_usage_stats", true),
          Map.entry("show_all_deprecations", false),
          Map.entry("show_resource_report", false),
          Map.entry("snowflake_projects_otel", false),
          Map.entry("static_parser", true),
          Map.entry("strict_mode", false),
          Map.entry("upload_to_artifacts_ingest_api", false),
          Map.entry("use_colors", true),
          Map.entry("use_colors_file", true),
          Map.entry("use_fast_test_edges", false),
          Map.entry("use_v2_parser", false),
          Map.entry("v2_parser", "dbt-core-experimental-parser parse"),
          Map.entry("version_check", true),
          Map.entry("write_json", true));

  /// Flags that are not shown where they are false.
  private static final List<String> SILENT =
      List.of(
          "debug",
          "full_refresh",
          "fail_fast",
          "warn_error",
          "single_threaded",
          "log_cache_events",
          "store_failures",
          "use_experimental_parser");

  private InvocationArguments() {}

  /// The flags by their lower-case names. Values of secrets are masked.
  public static Map<String, @Nullable Object> of(Project project) {
    Invocation invocation = project.invocation();
    Fields given = invocation.flags();
    String verb = given.text("which");
    Map<String, @Nullable Object> all = new LinkedHashMap<>(DEFAULTS);
    all.putAll(ProjectFlags.BEHAVIOURS);
    all.putAll(ofVerb(verb));
    project
        .root()
        .fields()
        .fields("flags")
        .values()
        .forEach((name, value) -> {
          if (all.containsKey(name) || SILENT.contains(name)) {
            all.put(name, value);
          }
        });
    all.putAll(given.values());
    all.keySet().removeAll(List.of("parses_for_dbt", "selects_by_models"));
    all.put("warn_error_options", warnErrorOptions(Fields.of(project.flag("warn_error_options"))));
    all.put("vars", Vars.shown(invocation.vars()));
    invocation.target().ifPresent(target -> all.put("target", target));
    invocation.profile().ifPresent(profile -> all.put("profile", profile));
    all.put("project_dir", invocation.projectDir().toString());
    all.put("profiles_dir", project.profilesFolder().toString());
    all.putIfAbsent("log_path", project.root().folder().resolve("logs").toString());
    SILENT.forEach(name -> all.remove(name, false));
    all.values().removeIf(Objects::isNull);
    return all;
  }

  /// Flags that not every verb has.
  private static Map<String, @Nullable Object> ofVerb(String verb) {
    // One statement per flag.
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    boolean selects =
        switch (verb) {
          case "parse", "retry", "run-operation", "deps", "clean", "debug", "serve" -> false;
          default -> true;
        };
    if (selects) {
      flags.put("select", List.of());
      flags.put("exclude", List.of());
    }
    if (selects && !verb.equals("clone") && !verb.equals("list")) {
      Map<String, @Nullable Object> limits = new LinkedHashMap<>();
      limits.put("MAX_GROUPING_DEPTH", null);
      limits.put("MAX_GROUPING_TOKENS", null);
      flags.put("sqlparse", limits);
    }
    if (List.of("build", "test", "clone", "list").contains(verb)) {
      flags.put("resource_types", List.of());
      flags.put("exclude_resource_types", List.of());
    }
    if (List.of("build", "run", "seed", "snapshot", "compile").contains(verb)) {
      flags.put("empty", false);
    }
    if (List.of("build", "seed").contains(verb)) {
      flags.put("show", false);
    }
    switch (verb) {
      case "build" -> {
        flags.put("export_saved_queries", false);
        flags.put("include_saved_query", false);
      }
      case "compile" -> {
        flags.put("inject_ephemeral_ctes", true);
        flags.put("output", "text");
      }
      case "show" -> {
        flags.put("limit", 5L);
        flags.put("output", "text");
      }
      case "list" -> {
        flags.put("output", "selector");
        flags.put("output_keys", List.of());
      }
      case "generate" -> {
        flags.put("compile", true);
        flags.put("empty_catalog", false);
        flags.put("static", false);
      }
      default -> {}
    }
    return flags;
  }

  private static Map<String, Object> warnErrorOptions(Fields said) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("error", either(said, "error", "include"));
    options.put("warn", either(said, "warn", "exclude"));
    options.put("silence", either(said, "silence", "silence"));
    return options;
  }

  /// A list of names, or a word for all; under its name or a former one.
  private static Object either(Fields said, String name, String former) {
    Object value = said.get(said.has(name) ? name : former);
    return switch (value) {
      case null -> List.of();
      case List<?> names -> new ArrayList<>(names);
      default -> value;
    };
  }
}
