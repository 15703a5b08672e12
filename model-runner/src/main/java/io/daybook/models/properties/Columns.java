package io.daybook.models.properties;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.node.Fields;
import io.daybook.models.semantic.Elements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Declared columns as they stand in the manifest.
public final class Columns {
  private static final Set<String> CONSTRAINTS =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key", "custom");
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "description",
          "meta",
          "data_type",
          "constraints",
          "quote",
          "config",
          "tags",
          "granularity",
          "dimension",
          "entity",
          "docs",
          "tests",
          "data_tests",
          "policy_tags");

  private Columns() {}

  /// By name, in the order of the file.
  public static Map<String, @Nullable Object> of(Entry entry, List<Fields> columns) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Fields column : columns) {
      if (!column.has("name")) {
        throw entry.mistake(
            "PARSE-011", "a column of '" + entry.name() + "' has no name", "give it a name");
      }
      Elements.problem(column)
          .ifPresent(problem -> {
            throw entry.mistake(
                "PARSE-072",
                "column '" + column.text("name") + "' of '" + entry.name() + "': " + problem,
                "correct the column");
          });
      all.put(column.text("name"), column(entry, column));
    }
    return all;
  }

  private static Map<String, @Nullable Object> column(Entry entry, Fields said) {
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(said.fields("meta").values());
    meta.putAll(said.fields("config").fields("meta").values());
    List<String> tags = tags(said);
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", meta);
    config.put("tags", tags);
    Map<String, @Nullable Object> column = new LinkedHashMap<>();
    column.put("name", said.get("name"));
    column.put("description", said.text("description"));
    column.put("meta", meta);
    column.put("data_type", said.get("data_type"));
    column.put("constraints", constraints(entry, said.each("constraints"), false));
    column.put("quote", said.get("quote"));
    column.put("config", config);
    column.put("tags", tags);
    column.put("granularity", said.get("granularity"));
    column.put("dimension", Elements.dimensionOf(said));
    column.put("entity", Elements.entityOf(said));
    column.put("doc_blocks", new ArrayList<>());
    said.values()
        .forEach((key, value) -> {
          if (!KNOWN.contains(key)) {
            column.put(key, value);
          }
        });
    return column;
  }

  /// A column's tags, those of its config after its own.
  public static List<String> tags(Fields column) {
    Set<String> tags = new LinkedHashSet<>(column.texts("tags"));
    tags.addAll(column.fields("config").texts("tags"));
    return new ArrayList<>(tags);
  }

  /// Constraints with every key.
  ///
  /// @param ofModel true for those of a model as a whole, which name their columns
  public static List<@Nullable Object> constraints(
      Entry entry, List<Fields> said, boolean ofModel) {
    List<@Nullable Object> constraints = new ArrayList<>();
    for (Fields constraint : said) {
      if (!CONSTRAINTS.contains(constraint.text("type"))) {
        throw entry.mistake(
            "PARSE-012",
            "Invalid constraint type on '" + entry.name() + "': '" + constraint.text("type") + "'",
            "use one of check, not_null, unique, primary_key, foreign_key, custom");
      }
      Map<String, @Nullable Object> full =
          ConfigDefaults.nulls(constraint.values(), "type", "name", "expression");
      full.put("warn_unenforced", !Boolean.FALSE.equals(constraint.get("warn_unenforced")));
      full.put("warn_unsupported", !Boolean.FALSE.equals(constraint.get("warn_unsupported")));
      full.put("to", constraint.get("to"));
      full.put("to_columns", constraint.list("to_columns"));
      if (ofModel) {
        full.put("columns", constraint.list("columns"));
      }
      constraints.add(full);
    }
    return constraints;
  }
}
