package io.daybook.models.semantic;

import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The semantic layer in the properties of a model (`semantic_model:`, `metrics:`, entities and
/// dimensions at its columns): what that stands for, as if it had been written beside the model.
public final class ModelSemantics {
  private static final Set<String> KEYS = Set.of("name", "enabled", "group", "config");
  private static final Set<String> AGGREGATIONS =
      Set.of(
          "sum",
          "min",
          "max",
          "count_distinct",
          "sum_boolean",
          "average",
          "percentile",
          "median",
          "count");
  private static final List<String> AGGREGATION_KEYS =
      List.of(
          "agg", "percentile", "percentile_type", "non_additive_dimension", "agg_time_dimension");

  private ModelSemantics() {}

  /// What dbt refuses in the properties of a model, in dbt's words.
  public static Optional<String> problem(Fields model) {
    // One check per kind of element, in the order in which dbt meets them.
    @Nullable Object said = model.get("semantic_model");
    boolean known =
        said == null
            || said instanceof Boolean
            || (said instanceof Map<?, ?> map && KEYS.containsAll(map.keySet()));
    if (!known) {
      return Optional.of(
          "at path ['semantic_model']: "
              + PythonText.repr(said)
              + " is not valid under any of the given schemas");
    }
    if (!isEnabled(model)) {
      return Optional.empty();
    }
    Fields derived = model.fields("derived_semantics");
    for (Fields entity : derived.each("entities")) {
      if (!entity.has("name")) {
        return Optional.of("Derived entity is missing a required 'name' field.");
      }
      if (Elements.isUnknown(entity.get("type"), Elements.ENTITIES)) {
        return Optional.of(Elements.unknown(entity.get("type"), "EntityType"));
      }
    }
    for (Fields dimension : derived.each("dimensions")) {
      if (Elements.isUnknown(dimension.get("type"), Elements.DIMENSIONS)) {
        return Optional.of(Elements.unknown(dimension.get("type"), "DimensionType"));
      }
    }
    for (Fields metric : model.each("metrics")) {
      if (Elements.isUnknown(metric.get("agg"), AGGREGATIONS)) {
        return Optional.of(Elements.unknown(metric.get("agg"), "AggregationType"));
      }
    }
    return Optional.empty();
  }

  /// The semantic model, if the model has one; models of several versions have none in dbt.
  public static Optional<Fields> semanticModel(Fields model) {
    if (!isEnabled(model)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> semantic = new LinkedHashMap<>();
    semantic.put("name", name(model));
    semantic.put("model", "ref('" + model.text("name") + "')");
    semantic.put("description", model.text("description"));
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("agg_time_dimension", model.get("agg_time_dimension"));
    semantic.put("defaults", defaults);
    semantic.put("primary_entity", model.get("primary_entity"));
    Fields derived = model.fields("derived_semantics");
    List<Object> entities = new ArrayList<>();
    List<Object> dimensions = new ArrayList<>();
    for (Fields column : model.each("columns")) {
      Elements.entity(column).ifPresent(entities::add);
      Elements.dimension(column).ifPresent(dimensions::add);
    }
    derived.each("entities").forEach(entity -> entities.add(entity.values()));
    derived.each("dimensions").forEach(each -> dimensions.add(Elements.derived(each)));
    semantic.put("entities", entities);
    semantic.put("dimensions", dimensions);
    semantic.put("config", config(model.fields("semantic_model")));
    return Optional.of(new Fields(semantic));
  }

  /// The metrics of the model; simple ones aggregate its semantic model. None without one.
  public static List<Fields> metrics(Fields model) {
    if (!isEnabled(model)) {
      return List.of();
    }
    List<Fields> metrics = new ArrayList<>();
    for (Fields said : model.each("metrics")) {
      Map<String, @Nullable Object> metric = new LinkedHashMap<>(said.values());
      boolean simple =
          !said.has("type") || said.text("type").toLowerCase(Locale.ROOT).equals("simple");
      if (simple && said.has("agg")) {
        metric.put("metric_aggregation_params", aggregation(said, model));
        AGGREGATION_KEYS.forEach(metric::remove);
      }
      metrics.add(new Fields(metric));
    }
    return metrics;
  }

  private static boolean isEnabled(Fields model) {
    boolean said =
        model.isTrue("semantic_model")
            || (model.get("semantic_model") instanceof Map<?, ?> map
                && !Boolean.FALSE.equals(map.get("enabled")));
    return said && model.list("versions").isEmpty();
  }

  private static String name(Fields model) {
    Fields said = model.fields("semantic_model");
    return said.has("name") ? said.text("name") : model.text("name");
  }

  /// As in dbt the group counts only beside a `config`.
  private static Map<String, @Nullable Object> config(Fields said) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (said.has("config")) {
      config.put("meta", said.fields("config").fields("meta").values());
      config.put("enabled", true);
      if (said.has("group")) {
        config.put("group", said.get("group"));
      }
    }
    return config;
  }

  private static Map<String, @Nullable Object> aggregation(Fields metric, Fields model) {
    String type = metric.text("percentile_type").toLowerCase(Locale.ROOT);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("percentile", metric.get("percentile"));
    parameters.put("use_discrete_percentile", type.equals("discrete"));
    parameters.put("use_approximate_percentile", type.equals("continuous"));
    Map<String, @Nullable Object> additive = null;
    if (metric.has("non_additive_dimension")) {
      Fields said = metric.fields("non_additive_dimension");
      additive = new LinkedHashMap<>();
      additive.put("name", said.get("name"));
      additive.put("window_choice", said.get("window_agg"));
      additive.put("window_groupings", said.list("group_by"));
    }
    Map<String, @Nullable Object> aggregation = new LinkedHashMap<>();
    aggregation.put("semantic_model", name(model));
    aggregation.put("agg", metric.get("agg"));
    aggregation.put("agg_params", parameters);
    aggregation.put(
        "agg_time_dimension",
        metric.has("agg_time_dimension")
            ? metric.get("agg_time_dimension")
            : model.get("agg_time_dimension"));
    aggregation.put("non_additive_dimension", additive);
    return aggregation;
  }
}
