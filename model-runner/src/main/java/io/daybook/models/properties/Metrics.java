package io.daybook.models.properties;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys that dbt gives to every metric, so that macros over `graph.metrics` find them: short
/// forms are written out, what is not said is null.
final class Metrics {
  private static final List<String> PARAMETERS =
      List.of(
          "measure",
          "numerator",
          "denominator",
          "expr",
          "window",
          "grain_to_date",
          "conversion_type_params",
          "cumulative_type_params",
          "metric_aggregation_params",
          "fill_nulls_with",
          "is_private");

  private static final Pattern WINDOW = Pattern.compile("\\s*\\d{1,9}\\s+\\w+\\s*");

  private Metrics() {}

  /// Completes a metric as it was written.
  static void complete(Map<String, @Nullable Object> metric) {
    Fields said = new Fields(metric);
    Map<String, @Nullable Object> parameters =
        new LinkedHashMap<>(said.fields("type_params").values());
    PARAMETERS.forEach(key -> parameters.putIfAbsent(key, null));
    parameters.putIfAbsent("join_to_timespine", false);
    for (String key : List.of("measure", "numerator", "denominator")) {
      parameters.computeIfPresent(key, (_, named) -> input(named, key.equals("measure")));
    }
    Object measure = parameters.get("measure");
    parameters.put("input_measures", measure == null ? new ArrayList<>() : List.of(measure));
    List<Object> metrics = new ArrayList<>();
    new Fields(parameters).list("metrics").forEach(named -> metrics.add(input(named, false)));
    parameters.put("metrics", metrics);
    window(parameters);
    if (parameters.get("cumulative_type_params") instanceof Map<?, ?> cumulative) {
      Map<String, @Nullable Object> own = new LinkedHashMap<>(Fields.of(cumulative).values());
      window(own);
      parameters.put("cumulative_type_params", own);
    }
    metric.put("type_params", parameters);
    metric.put("filter", filter(said.get("filter")));
    metric.putIfAbsent("description", "");
    for (String key : List.of("label", "metadata", "time_granularity", "group")) {
      metric.putIfAbsent(key, null);
    }
    for (String key : List.of("sources", "metrics", "tags")) {
      metric.putIfAbsent(key, new ArrayList<>());
    }
    metric.putIfAbsent("meta", said.fields("config").fields("meta").values());
    metric.putIfAbsent("unrendered_config", new LinkedHashMap<String, @Nullable Object>());
  }

  /// `30 days` is a count and a granularity.
  private static void window(Map<String, @Nullable Object> parameters) {
    if (parameters.get("window") instanceof String text && WINDOW.matcher(text).matches()) {
      String[] parts = text.strip().split("\\s+");
      Map<String, @Nullable Object> window = new LinkedHashMap<>();
      window.put("count", Long.parseLong(parts[0]));
      window.put("granularity", parts[1].replaceFirst("s$", ""));
      parameters.put("window", window);
    }
  }

  /// A measure or another metric that goes into this one.
  private static Map<String, @Nullable Object> input(Object named, boolean measure) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    Fields said =
        named instanceof Map<?, ?> map ? Fields.of(map) : Fields.of(Map.of("name", named));
    input.put("name", said.get("name"));
    input.put("filter", filter(said.get("filter")));
    input.put("alias", said.get("alias"));
    if (measure) {
      input.put("join_to_timespine", said.isTrue("join_to_timespine"));
      input.put("fill_nulls_with", said.get("fill_nulls_with"));
    } else {
      input.put("offset_window", said.get("offset_window"));
      input.put("offset_to_grain", said.get("offset_to_grain"));
    }
    return input;
  }

  /// One or more conditions, null for none.
  private static @Nullable Object filter(@Nullable Object said) {
    if (said == null) {
      return null;
    }
    List<Object> conditions = new ArrayList<>();
    for (Object each : said instanceof List<?> list ? list : List.of(said)) {
      conditions.add(Map.of("where_sql_template", each));
    }
    return Map.of("where_filters", conditions);
  }
}
