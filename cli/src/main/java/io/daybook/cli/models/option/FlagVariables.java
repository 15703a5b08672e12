package io.daybook.cli.models.option;

import io.daybook.models.project.Yaml;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// dbt's flags as environment variables: `DBT_` or `DBT_ENGINE_` and the flag's name. Other
/// variables that begin so belong to the project.
final class FlagVariables {
  private static final String ENGINE = "DBT_ENGINE_";
  private static final Set<String> LISTS = Set.of("resource_types", "exclude_resource_types");
  private static final Set<String> FLAGS =
      Set.of(
          "cache_selected_only",
          "clean_project_files_only",
          "debug",
          "defer",
          "defer_state",
          "empty",
          "event_time_end",
          "event_time_start",
          "exclude_resource_types",
          "export_saved_queries",
          "fail_fast",
          "favor_state",
          "full_refresh",
          "hints_enabled",
          "host",
          "include_saved_query",
          "indirect_selection",
          "introspect",
          "log_cache_events",
          "log_file_max_bytes",
          "log_format",
          "log_format_file",
          "log_level",
          "log_level_file",
          "log_path",
          "macro_debugging",
          "maximum_seed_size_mib",
          "partial_parse",
          "partial_parse_file_diff",
          "partial_parse_file_path",
          "packages_install_path",
          "populate_cache",
          "print",
          "printer_width",
          "quiet",
          "resource_types",
          "sample",
          "send_anonymous_usage_stats",
          "show_all_deprecations",
          "show_resource_report",
          "single_threaded",
          "state",
          "static_parser",
          "store_failures",
          "target_path",
          "use_colors",
          "use_colors_file",
          "use_experimental_parser",
          "use_fast_test_edges",
          "version_check",
          "warn_error",
          "warn_error_options",
          "write_json");

  /// Variables of dbt that are no flags, and those of its own tests.
  private static final Set<String> OTHERS =
      Set.of(
          "ARTIFACT_STATE_PATH",
          "DEFER_TO_STATE",
          "DOWNLOAD_DIR",
          "FAVOR_STATE_MODE",
          "INVOCATION_ENV",
          "NO_PRINT",
          "PACKAGE_HUB_URL",
          "PP_FILE_DIFF_TEST",
          "PP_TEST",
          "PROFILE",
          "PROFILES_DIR",
          "PROJECT_DIR",
          "RECORDED_FILE_PATH",
          "SNOWFLAKE_PROJECTS_OTEL",
          "SQLPARSE",
          "TARGET",
          "TEST_STATE_MODIFIED",
          "UPLOAD_TO_ARTIFACTS_INGEST_API",
          "USE_V2_PARSER",
          "V2_PARSER");

  /// Names that dbt once had, each with its flag; they win over the present ones.
  static final Map<String, String> FORMER =
      new TreeMap<>(
          Map.of(
              "DBT_DEFER_TO_STATE", "defer",
              "DBT_FAVOR_STATE_MODE", "favor_state",
              "DBT_ARTIFACT_STATE_PATH", "state"));

  private FlagVariables() {}

  /// The present name of a flag's variable.
  static String variable(String flag) {
    return ENGINE + flag.toUpperCase(Locale.ROOT);
  }

  /// Whether a variable with dbt's prefix is one of dbt's.
  static boolean isKnown(String variable) {
    String name = variable.startsWith(ENGINE) ? variable.substring(ENGINE.length()) : "";
    return OTHERS.contains(name) || FLAGS.contains(name.toLowerCase(Locale.ROOT));
  }

  /// The flags that an environment sets, by their names in lower case.
  static Map<String, @Nullable Object> read(Map<String, String> environment) {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    for (String flag : FLAGS) {
      String name = flag.toUpperCase(Locale.ROOT);
      String text = environment.getOrDefault(ENGINE + name, environment.get("DBT_" + name));
      if (text != null && !(text.isEmpty() && LISTS.contains(flag))) {
        flags.put(flag, value(flag, text));
      }
    }
    FORMER.forEach((variable, flag) -> {
      String text = environment.get(variable);
      if (text != null) {
        flags.put(flag, value(flag, text));
      }
    });
    String silent = environment.get("DBT_NO_PRINT");
    if (silent != null) {
      flags.put("print", !Boolean.TRUE.equals(value("print", silent)));
    }
    return flags;
  }

  private static @Nullable Object value(String flag, String text) {
    if (flag.equals("warn_error_options")) {
      return Yaml.value("DBT_WARN_ERROR_OPTIONS", text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on", "t", "y" -> true;
      case "0", "false", "no", "off", "f", "n", "" -> false;
      default -> text.matches("\\d{1,18}") ? (Object) Long.valueOf(text) : text;
    };
  }
}
