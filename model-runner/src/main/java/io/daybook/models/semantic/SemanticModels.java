package io.daybook.models.semantic;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys that dbt gives to every semantic model: what is not said is null, the meta of the whole
/// is the meta of its elements too. `node_relation` is filled when references are resolved.
public final class SemanticModels {
  private static final List<String> ENTITY =
      List.of("name", "type", "description", "label", "role", "expr");
  private static final List<String> MEASURE =
      List.of("name", "agg", "description", "label", "agg_time_dimension");
  private static final List<String> DIMENSION =
      List.of("name", "type", "description", "label", "expr", "metadata", "datatype");

  private SemanticModels() {}

  /// Completes a semantic model as it was written.
  public static void complete(Map<String, @Nullable Object> model) {
    Fields said = new Fields(model);
    Map<String, @Nullable Object> meta = said.fields("config").fields("meta").values();
    model.put("entities", each(said, "entities", entity -> element(entity, ENTITY, meta)));
    model.put("measures", each(said, "measures", measure -> measure(measure, meta)));
    model.put("dimensions", each(said, "dimensions", dimension -> dimension(dimension, meta)));
    Map<String, @Nullable Object> defaults = null;
    if (said.has("defaults")) {
      defaults = new LinkedHashMap<>();
      defaults.put("agg_time_dimension", said.fields("defaults").get("agg_time_dimension"));
    }
    model.put("defaults", defaults);
    for (String key :
        List.of("description", "label", "metadata", "primary_entity", "node_relation")) {
      model.putIfAbsent(key, null);
    }
    model.put("group", said.fields("config").get("group"));
    model.putIfAbsent("unrendered_config", new LinkedHashMap<String, @Nullable Object>());
  }

  /// The metrics that measures with `create_metric` stand for, as if they had been written.
  public static List<Fields> metrics(Fields written) {
    List<Fields> metrics = new ArrayList<>();
    for (Fields measure : written.each("measures")) {
      if (!measure.isTrue("create_metric")) {
        continue;
      }
      String name = measure.text("name");
      Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
      parameters.put("measure", name);
      parameters.put("expr", measure.has("expr") ? measure.text("expr") : name);
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("enabled", !Boolean.FALSE.equals(written.fields("config").get("enabled")));
      config.put("meta", written.fields("config").fields("meta").values());
      Map<String, @Nullable Object> metric = new LinkedHashMap<>();
      metric.put("name", name);
      metric.put("label", measure.has("label") ? measure.text("label") : name);
      metric.put("type", "simple");
      metric.put("type_params", parameters);
      metric.put(
          "description",
          measure.has("description")
              ? measure.text("description")
              : "Metric created from measure " + name);
      metric.put("config", config);
      metrics.add(new Fields(metric));
    }
    return metrics;
  }

  private interface Step {
    Map<String, @Nullable Object> of(Fields written);
  }

  private static List<Object> each(Fields said, String key, Step step) {
    List<Object> elements = new ArrayList<>();
    said.each(key).forEach(written -> elements.add(step.of(written)));
    return elements;
  }

  private static Map<String, @Nullable Object> element(
      Fields written, List<String> keys, Map<String, @Nullable Object> meta) {
    Map<String, @Nullable Object> element = new LinkedHashMap<>();
    keys.forEach(key -> element.put(key, written.get(key)));
    Map<String, @Nullable Object> all = new LinkedHashMap<>(meta);
    all.putAll(written.fields("config").fields("meta").values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", all);
    element.put("config", config);
    return element;
  }

  private static Map<String, @Nullable Object> measure(
      Fields written, Map<String, @Nullable Object> meta) {
    Map<String, @Nullable Object> measure = element(written, MEASURE, meta);
    measure.put("create_metric", false);
    measure.put("expr", written.has("expr") ? written.text("expr") : null);
    Map<String, @Nullable Object> aggregation = null;
    if (written.has("agg_params")) {
      Fields said = written.fields("agg_params");
      aggregation = new LinkedHashMap<>();
      aggregation.put("percentile", said.get("percentile"));
      aggregation.put("use_discrete_percentile", said.isTrue("use_discrete_percentile"));
      aggregation.put("use_approximate_percentile", said.isTrue("use_approximate_percentile"));
    }
    measure.put("agg_params", aggregation);
    Map<String, @Nullable Object> additive = null;
    if (written.has("non_additive_dimension")) {
      Fields said = written.fields("non_additive_dimension");
      additive = new LinkedHashMap<>();
      additive.put("name", said.get("name"));
      additive.put("window_choice", said.get("window_choice"));
      additive.put("window_groupings", said.list("window_groupings"));
    }
    measure.put("non_additive_dimension", additive);
    return measure;
  }

  private static Map<String, @Nullable Object> dimension(
      Fields written, Map<String, @Nullable Object> meta) {
    Map<String, @Nullable Object> dimension = element(written, DIMENSION, meta);
    dimension.put("is_partition", written.isTrue("is_partition"));
    Map<String, @Nullable Object> parameters = null;
    if (written.has("type_params")) {
      Fields said = written.fields("type_params");
      parameters = Elements.granular(said.get("time_granularity"), said);
    }
    dimension.put("type_params", parameters);
    return dimension;
  }
}
