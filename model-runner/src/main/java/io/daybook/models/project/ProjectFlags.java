package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The flags that a project sets for all who run it: `flags` in `dbt_project.yml`, formerly
/// `config` in `profiles.yml`. Those with an option of their own count less than the option and its
/// variable; dbt's flags of changed behaviour stand here alone.
public final class ProjectFlags {
  private static final Set<String> OPTIONS =
      Set.of(
          "cache_selected_only",
          "debug",
          "fail_fast",
          "hints_enabled",
          "indirect_selection",
          "log_format",
          "log_format_file",
          "log_level",
          "log_level_file",
          "maximum_seed_size_mib",
          "partial_parse",
          "populate_cache",
          "printer_width",
          "send_anonymous_usage_stats",
          "static_parser",
          "use_colors",
          "use_colors_file",
          "use_experimental_parser",
          "version_check",
          "warn_error",
          "warn_error_options",
          "write_json");

  /// The flags of changed behaviour, each with what holds where a project says nothing.
  public static final Map<String, Object> BEHAVIOURS =
      Map.ofEntries(
          Map.entry("allow_jinja_file_extensions", false),
          Map.entry("enable_grouped_warn_error_parser_logs", false),
          Map.entry("latest_version_pointer_enabled_by_default", false),
          Map.entry("require_all_warnings_handled_by_warn_error", true),
          Map.entry("require_batched_execution_for_custom_microbatch_strategy", true),
          Map.entry("require_corrected_analysis_fqns", false),
          Map.entry("require_explicit_package_overrides_for_builtin_materializations", true),
          Map.entry("require_generic_test_arguments_property", true),
          Map.entry("require_nested_cumulative_type_params", true),
          Map.entry("require_ref_searches_node_package_before_root", false),
          Map.entry("require_resource_names_without_spaces", true),
          Map.entry("require_source_and_semantic_model_names_without_spaces", false),
          Map.entry("require_sql_header_in_test_configs", false),
          Map.entry("require_unique_project_resource_names", false),
          Map.entry("require_valid_schema_from_generate_schema_name", false),
          Map.entry("require_yaml_configuration_for_mf_time_spines", true),
          Map.entry("skip_nodes_if_on_run_start_fails", true),
          Map.entry("source_freshness_run_project_hooks", true),
          Map.entry("state_modified_compare_more_unrendered_values", true),
          Map.entry("state_modified_compare_vars", false),
          Map.entry("support_custom_ref_kwargs", false),
          Map.entry("use_catalogs_v2", false),
          Map.entry("validate_macro_args", true));

  private ProjectFlags() {}

  /// Whether a project may set a flag.
  static boolean mayBeSet(String name) {
    return OPTIONS.contains(name) || BEHAVIOURS.containsKey(name);
  }

  /// The invocation with the project's flags below its own. Files that cannot be read say nothing
  /// here: they are refused where the project is opened.
  ///
  /// @throws FailureException where both files set flags
  public static Invocation under(Invocation invocation) {
    Fields own = written(invocation.projectDir().resolve("dbt_project.yml"), "flags");
    Fields former = ofProfiles(invocation);
    if (!own.values().isEmpty() && !former.values().isEmpty()) {
      throw new FailureException(
          new Failure.Config(
              "PROJECT-015",
              "Do not specify both 'config' in profiles.yml and 'flags' in dbt_project.yml. Using 'config' in profiles.yml is deprecated.",
              Location.file(Profiles.file(invocation).toString()),
              "move what stands there to the flags of dbt_project.yml"));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    own.values().forEach((name, value) -> put(all, name, value, OPTIONS.contains(name)));
    former.values().forEach((name, value) -> put(all, name, value, mayBeSet(name)));
    all.putAll(invocation.flags().values());
    return invocation.withFlags(new Fields(all));
  }

  /// What `config` in `profiles.yml` sets, as projects once did.
  public static Fields ofProfiles(Invocation invocation) {
    return written(Profiles.file(invocation), "config");
  }

  private static void put(
      Map<String, @Nullable Object> all, String name, @Nullable Object value, boolean holds) {
    if (holds && value != null) {
      all.put(name, value);
    }
  }

  private static Fields written(Path file, String key) {
    if (!Files.isRegularFile(file)) {
      return Fields.EMPTY;
    }
    try {
      return Fields.of(Yaml.read(file.toString(), SourceFiles.text(file)).map().get(key));
    } catch (FailureException _) {
      return Fields.EMPTY;
    }
  }
}
