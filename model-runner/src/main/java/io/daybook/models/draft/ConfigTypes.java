package io.daybook.models.draft;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.ResourceType;
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
    each(NODES, Shape.BOOLEAN, "enabled");
    each(NODES, WORD, "alias schema database");
    each(NODES, WORDS, "tags");
    each(NODES, Shape.DICT, "meta");
    each(NODES, WORD, "group");
    each(NODES, Shape.TEXT, "materialized");
    each(NODES, WORD, "incremental_strategy");
    each(NODES, Shape.DICT, "persist_docs quoting column_types");
    each(NODES, SWITCH, "full_refresh");
    each(NODES, WORDS.orNull(), "unique_key");
    each(NODES, WORD, "on_schema_change");
    each(NODES, Shape.DICT, "grants docs");
    each(TESTS, Shape.BOOLEAN, "enabled");
    each(TESTS, WORD, "alias schema database");
    each(TESTS, Shape.DICT, "meta");
    each(TESTS, SWITCH, "store_failures");
    each(TESTS, WORD, "where");
    each(TESTS, Shape.INTEGER.orNull(), "limit");
    each(TESTS, Shape.TEXT, "fail_calc warn_if error_if");
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

  private static void each(Map<String, Shape> keys, Shape shape, String names) {
    for (String name : names.split(" ")) {
      keys.put(name, shape);
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
