package io.daybook.models.semantic;

import io.daybook.models.node.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Entities and dimensions that stand at the columns of a model: in the manifest with every key,
/// and as elements of the semantic model.
public final class Elements {
  static final Set<String> ENTITIES = Set.of("foreign", "natural", "primary", "unique");
  static final Set<String> DIMENSIONS = Set.of("categorical", "time");

  private Elements() {}

  /// What dbt refuses at a column, in dbt's words.
  public static Optional<String> problem(Fields column) {
    Object entity = type(column.get("entity"));
    Object dimension = type(column.get("dimension"));
    if (isUnknown(column.get("granularity"), Metrics.GRAINS)) {
      return Optional.of(unknown(column.get("granularity"), "TimeGranularity"));
    }
    if (isUnknown(dimension, DIMENSIONS)) {
      return Optional.of(unknown(dimension, "DimensionType"));
    }
    return isUnknown(entity, ENTITIES)
        ? Optional.of(unknown(entity, "EntityType"))
        : Optional.empty();
  }

  /// The entity of a column as the manifest has it at the column: a word, or all of its keys.
  public static @Nullable Object entityOf(Fields column) {
    return column.get("entity") instanceof Map<?, ?> map
        ? common(column, Fields.of(map))
        : column.get("entity");
  }

  /// The dimension of a column as the manifest has it at the column.
  public static @Nullable Object dimensionOf(Fields column) {
    if (!(column.get("dimension") instanceof Map<?, ?> map)) {
      return column.get("dimension");
    }
    Fields said = Fields.of(map);
    Map<String, @Nullable Object> dimension = common(column, said);
    dimension.put("is_partition", said.isTrue("is_partition"));
    dimension.put("validity_params", validity(said));
    return dimension;
  }

  static Optional<Map<String, @Nullable Object>> entity(Fields column) {
    if (!column.has("entity")) {
      return Optional.empty();
    }
    return Optional.of(
        element(column, "entity", entity -> entity.has("meta") ? Map.of() : meta(column).values()));
  }

  static Optional<Map<String, @Nullable Object>> dimension(Fields column) {
    if (!column.has("dimension")) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> dimension =
        element(column, "dimension", _ -> meta(column).values());
    if (column.get("dimension") instanceof Map<?, ?> map) {
      Fields said = Fields.of(map);
      dimension.put("is_partition", said.isTrue("is_partition"));
      dimension.put("type_params", granular(column.get("granularity"), said));
    }
    return Optional.of(dimension);
  }

  /// A dimension that no column is.
  static Map<String, @Nullable Object> derived(Fields said) {
    Map<String, @Nullable Object> dimension = new LinkedHashMap<>(said.values());
    dimension.put("type_params", granular(said.get("granularity"), said));
    return dimension;
  }

  static boolean isUnknown(@Nullable Object said, Set<String> known) {
    return said != null && !known.contains(String.valueOf(said));
  }

  static String unknown(@Nullable Object said, String kind) {
    return "Invalid enum value: `" + said + "` in enum " + kind;
  }

  private static @Nullable Object type(@Nullable Object said) {
    return said instanceof Map<?, ?> map ? map.get("type") : said;
  }

  /// What an element says wins over its column.
  private static Map<String, @Nullable Object> element(
      Fields column, String key, Function<Fields, Map<String, @Nullable Object>> outer) {
    Fields said =
        column.get(key) instanceof Map<?, ?> map
            ? Fields.of(map)
            : Fields.of(Map.of("type", column.text(key)));
    Map<String, @Nullable Object> element = common(column, said);
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(outer.apply(said.fields("config")));
    meta.putAll(said.fields("config").fields("meta").values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", meta);
    element.put("config", config);
    boolean renamed = !column.text("name").equals(element.get("name"));
    element.put("expr", renamed ? column.get("name") : null);
    return element;
  }

  private static Map<String, @Nullable Object> common(Fields column, Fields said) {
    Map<String, @Nullable Object> element = new LinkedHashMap<>();
    for (String key : List.of("name", "description")) {
      element.put(key, said.text(key).isEmpty() ? column.text(key) : said.text(key));
    }
    element.put("type", said.get("type"));
    element.put("label", said.get("label"));
    element.put("config", said.fields("config").values());
    return element;
  }

  private static Fields meta(Fields column) {
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(column.fields("meta").values());
    meta.putAll(column.fields("config").fields("meta").values());
    return new Fields(meta);
  }

  static @Nullable Map<String, @Nullable Object> granular(
      @Nullable Object granularity, Fields said) {
    if (granularity == null) {
      return null;
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("time_granularity", granularity);
    parameters.put("validity_params", validity(said));
    return parameters;
  }

  private static @Nullable Map<String, @Nullable Object> validity(Fields said) {
    if (!said.has("validity_params")) {
      return null;
    }
    Map<String, @Nullable Object> validity = new LinkedHashMap<>();
    validity.put("is_start", said.fields("validity_params").isTrue("is_start"));
    validity.put("is_end", said.fields("validity_params").isTrue("is_end"));
    return validity;
  }
}
