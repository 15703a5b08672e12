package io.daybook.models.draft;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.schema.Color;
import io.daybook.models.schema.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The types that the settings of a resource must have; what is no setting of dbt may be anything.
public final class ConfigTypes {
  private static final Shape SWITCH = Shape.BOOLEAN.orNull();
  private static final Shape WORD = Shape.TEXT.orNull();
  private static final Shape WORDS = Shape.TEXT.or(Shape.TEXTS);

  private static final Map<String, Shape> NODES = new LinkedHashMap<>();
  private static final Map<String, Shape> TESTS = new LinkedHashMap<>();

  static {
    Shape.BOOLEAN.under(NODES, "enabled");
    WORD.under(NODES, "alias schema database");
    WORDS.under(NODES, "tags");
    Shape.DICT.under(NODES, "meta");
    WORD.under(NODES, "group");
    Shape.TEXT.under(NODES, "materialized");
    WORD.under(NODES, "incremental_strategy");
    Shape.DICT.under(NODES, "persist_docs quoting column_types");
    SWITCH.under(NODES, "full_refresh");
    WORDS.orNull().under(NODES, "unique_key");
    WORD.under(NODES, "on_schema_change");
    Shape.DICT.under(NODES, "grants docs");
    Shape.BOOLEAN.under(TESTS, "enabled");
    WORD.under(TESTS, "alias schema database");
    Shape.DICT.under(TESTS, "meta");
    SWITCH.under(TESTS, "store_failures");
    WORD.under(TESTS, "where");
    Shape.INTEGER.orNull().under(TESTS, "limit");
    Shape.TEXT.under(TESTS, "fail_calc warn_if error_if");
  }

  private static final Set<ResourceType> BUILT =
      Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

  private ConfigTypes() {}

  /// Refuses a value of the wrong type, as dbt does.
  ///
  /// @throws FailureException naming the resource, the key and the value
  public static void check(Draft draft, Map<String, @Nullable Object> config) {
    Map<String, Shape> keys =
        draft.type == ResourceType.TEST
            ? TESTS
            : BUILT.contains(draft.type) ? NODES : Map.of("enabled", Shape.BOOLEAN);
    materialized(draft, config);
    if (BUILT.contains(draft.type)) {
      color(draft, Fields.of(config.get("docs")).text("node_color"));
    }
    freshness(draft, Fields.of(config.get("freshness")).fields("build_after"));
    keys.forEach((key, shape) -> {
      if (config.containsKey(key)) {
        shape
            .problem(key, config.get(key))
            .ifPresent(problem -> {
              throw refused(draft, problem);
            });
      }
    });
  }

  private static void color(Draft draft, String color) {
    if (!color.isEmpty() && !Color.isOne(color)) {
      throw refused(
          draft,
          ": Invalid color name for docs.node_color: "
              + color
              + ". It is neither a valid HTML color name nor a valid HEX code.");
    }
  }

  /// What is made in one way only may not be configured to be made in another.
  private static void materialized(Draft draft, Map<String, @Nullable Object> config) {
    boolean fixed =
        switch (draft.type) {
          case SEED, SNAPSHOT, TEST -> true;
          default -> false;
        };
    String only = draft.type.key();
    if (fixed && !only.equals(config.getOrDefault("materialized", only))) {
      throw refused(draft, ": A " + only + " must have a materialized value of '" + only + "'");
    }
  }

  /// After how long a model is old is a number of units of time.
  private static void freshness(Draft draft, Fields age) {
    if (draft.type == ResourceType.MODEL && age.has("count") != age.has("period")) {
      String missing = age.has("count") ? "period" : "count";
      String given = age.has("count") ? "count" : "period";
      throw refused(
          draft,
          ": `freshness.build_after` must have a value for `%s` if a `%s` is provided"
              .formatted(missing, given));
    }
  }

  private static FailureException refused(Draft draft, String problem) {
    return new FailureException(
        new Failure.Config(
            "PARSE-067",
            "the configuration of %s is wrong %s".formatted(draft.id(), problem),
            Location.file(draft.text("original_file_path")),
            "correct the value; dbt_project.yml, a properties file or config() sets it"));
  }
}
