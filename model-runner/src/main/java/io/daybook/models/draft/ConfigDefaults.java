package io.daybook.models.draft;

import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration of a resource before anybody configures it: dbt's keys in dbt's order.
public final class ConfigDefaults {
  private ConfigDefaults() {}

  /// A fresh, changeable map.
  public static Map<String, @Nullable Object> of(ResourceType type) {
    return switch (type) {
      case TEST -> test();
      case SOURCE -> source();
      case EXPOSURE -> enabledTagsMeta();
      case UNIT_TEST -> unitTest();
      case METRIC, SEMANTIC_MODEL, SAVED_QUERY -> new LinkedHashMap<>();
      default -> node(type);
    };
  }

  private static Map<String, @Nullable Object> common() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("alias", null);
    config.put("schema", null);
    config.put("database", null);
    config.put("tags", new ArrayList<>());
    config.put("meta", new LinkedHashMap<>());
    config.put("group", null);
    config.put("static_analysis", null);
    return config;
  }

  private static Map<String, @Nullable Object> node(ResourceType type) {
    Map<String, @Nullable Object> config = common();
    config.put("materialized", materialized(type));
    config.put("incremental_strategy", null);
    config.put("batch_size", null);
    config.put("lookback", 1L);
    config.put("begin", null);
    config.put("persist_docs", new LinkedHashMap<>());
    config.put("post-hook", new ArrayList<>());
    config.put("pre-hook", new ArrayList<>());
    config.put("quoting", new LinkedHashMap<>());
    config.put("column_types", new LinkedHashMap<>());
    config.put("full_refresh", null);
    config.put("unique_key", null);
    config.put("on_schema_change", "ignore");
    config.put("on_configuration_change", "apply");
    config.put("grants", new LinkedHashMap<>());
    config.put("packages", new ArrayList<>());
    config.put("docs", nulls(Map.of("show", true), "show", "node_color"));
    config.put(
        "contract",
        nulls(Map.of("enforced", false, "alias_types", true), "enforced", "alias_types"));
    config.put("event_time", null);
    config.put("concurrent_batches", null);
    special(type, config);
    return config;
  }

  private static String materialized(ResourceType type) {
    return switch (type) {
      case SEED -> "seed";
      case SNAPSHOT -> "snapshot";
      case FUNCTION -> "function";
      default -> "view";
    };
  }

  private static void special(ResourceType type, Map<String, @Nullable Object> config) {
    // One case per type of resource.
    switch (type) {
      case MODEL -> {
        config.put("access", "protected");
        config.put("freshness", null);
        config.put("on_error", null);
        config.put("latest_version_pointer", nulls(Map.of(), "enabled", "alias"));
      }
      case SEED -> {
        config.put("delimiter", ",");
        config.put("quote_columns", null);
      }
      case SNAPSHOT -> {
        for (String key :
            List.of("strategy", "target_schema", "target_database", "updated_at", "check_cols")) {
          config.put(key, null);
        }
        config.put(
            "snapshot_meta_column_names",
            nulls(
                Map.of(),
                "dbt_valid_to",
                "dbt_valid_from",
                "dbt_scd_id",
                "dbt_updated_at",
                "dbt_is_deleted"));
        config.put("dbt_valid_to_current", null);
      }
      case FUNCTION -> {
        config.put("type", "scalar");
        config.put("volatility", null);
        config.put("runtime_version", null);
        config.put("entry_point", null);
        config.put("snowflake", nulls(Map.of("quote_args", true), "quote_args"));
      }
      default -> {}
    }
  }

  private static Map<String, @Nullable Object> test() {
    Map<String, @Nullable Object> config = common();
    config.put("schema", "dbt_test__audit");
    config.put("materialized", "test");
    config.put("severity", "ERROR");
    for (String key :
        List.of("store_failures", "store_failures_as", "sql_header", "where", "limit")) {
      config.put(key, null);
    }
    config.put("fail_calc", "count(*)");
    config.put("warn_if", "!= 0");
    config.put("error_if", "!= 0");
    return config;
  }

  private static Map<String, @Nullable Object> source() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("event_time", null);
    config.put("freshness", Freshness.empty());
    config.put("loaded_at_field", null);
    config.put("loaded_at_query", null);
    config.put("meta", new LinkedHashMap<>());
    config.put("tags", new ArrayList<>());
    config.put("static_analysis", null);
    return config;
  }

  private static Map<String, @Nullable Object> enabledTagsMeta() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("tags", new ArrayList<>());
    config.put("meta", new LinkedHashMap<>());
    return config;
  }

  private static Map<String, @Nullable Object> unitTest() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("tags", new ArrayList<>());
    config.put("meta", new LinkedHashMap<>());
    config.put("enabled", true);
    config.put("static_analysis", null);
    return config;
  }

  /// Those keys in that order, null where the map does not say.
  public static Map<String, @Nullable Object> nulls(Map<String, ?> values, String... keys) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key : keys) {
      map.put(key, values.get(key));
    }
    return map;
  }
}
