package io.daybook.models.state;

import io.daybook.models.node.Fields;
import java.util.List;
import java.util.Objects;

/// Whether a semantic model or a saved query says what it said before, by the keys that dbt
/// compares.
final class SemanticChange {
  private static final List<String> MODEL =
      List.of(
          "model",
          "description",
          "defaults",
          "entities",
          "dimensions",
          "measures",
          "config",
          "primary_entity",
          "group");
  private static final List<String> QUERY =
      List.of("description", "label", "config", "group", "tags");
  private static final List<String> PARAMETERS = List.of("metrics", "group_by", "where");
  private static final List<String> EXPORT = List.of("export_as", "schema", "alias");

  private SemanticChange() {}

  static boolean isNone(Fields old, Fields now) {
    return switch (now.text("resource_type")) {
      case "semantic_model" -> isSame(MODEL, old, now);
      case "saved_query" ->
          isSame(QUERY, old, now)
              && isSame(PARAMETERS, old.fields("query_params"), now.fields("query_params"))
              && exports(old).equals(exports(now));
      default -> true;
    };
  }

  private static boolean isSame(List<String> keys, Fields old, Fields now) {
    return keys.stream().allMatch(key -> Objects.equals(old.get(key), now.get(key)));
  }

  /// Names of exports, each with what it is written to say.
  private static List<List<String>> exports(Fields query) {
    return query.each("exports").stream().map(SemanticChange::said).toList();
  }

  private static List<String> said(Fields export) {
    Fields written = export.fields("unrendered_config");
    return List.of(export.text("name"), EXPORT.stream().map(written::text).toList().toString());
  }
}
