package io.daybook.models.draft;

import io.daybook.models.node.ResourceType;
import io.daybook.models.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes drafts with every field that dbt writes, in its order.
public final class Drafts {
  private final String database;
  private final String schema;
  private final double createdAt;

  public Drafts(String database, String schema, double createdAt) {
    this.database = database;
    this.schema = schema;
    this.createdAt = createdAt;
  }

  /// What differs from node to node.
  ///
  /// @param type its type
  /// @param packageName its package
  /// @param name its name
  /// @param path its (perhaps invented) path below the resource folder
  /// @param originalFilePath where it is written
  /// @param fqn its place
  /// @param rawCode its code
  public record Start(
      ResourceType type,
      String packageName,
      String name,
      String path,
      String originalFilePath,
      List<String> fqn,
      String rawCode) {}

  /// The node of a file.
  public Draft node(Start start, @Nullable SourceFile file) {
    Draft draft = new Draft(start.type(), start.packageName());
    Map<String, @Nullable Object> f = draft.fields;
    f.put("database", database);
    f.put("schema", schema);
    f.put("name", start.name());
    f.put("resource_type", start.type().key());
    f.put("package_name", start.packageName());
    f.put("path", start.path());
    f.put("original_file_path", start.originalFilePath());
    f.put("unique_id", start.type().key() + "." + start.packageName() + "." + start.name());
    f.put("fqn", new ArrayList<Object>(start.fqn()));
    f.put("alias", start.name());
    f.put("checksum", checksum(file));
    f.put("config", new LinkedHashMap<>());
    f.put("tags", new ArrayList<>());
    f.put("description", "");
    f.put("columns", new LinkedHashMap<>());
    f.put("meta", new LinkedHashMap<>());
    f.put("group", null);
    f.put("docs", ConfigDefaults.nulls(Map.of("show", true), "show", "node_color"));
    f.put("patch_path", null);
    f.put("build_path", null);
    f.put("unrendered_config", new LinkedHashMap<>());
    f.put("created_at", createdAt);
    f.put("relation_name", null);
    f.put("raw_code", start.rawCode());
    f.put("doc_blocks", new ArrayList<>());
    if (start.type() == ResourceType.SEED) {
      f.put("root_path", null);
      f.put("depends_on", dependsOn("macros"));
      return draft;
    }
    compiled(draft, start.originalFilePath());
    return draft;
  }

  private static void compiled(Draft draft, String file) {
    Map<String, @Nullable Object> f = draft.fields;
    f.put("language", language(file.toLowerCase(Locale.ROOT)));
    for (String key : List.of("refs", "sources", "metrics", "functions")) {
      f.put(key, new ArrayList<>());
    }
    f.put("depends_on", dependsOn("macros", "nodes"));
    f.put("compiled_path", null);
    f.put("contract", contract());
    if (draft.type == ResourceType.FUNCTION) {
      f.put(
          "returns",
          ConfigDefaults.nulls(Map.of("data_type", "INVALID_TYPE"), "data_type", "description"));
      f.put("arguments", new ArrayList<>());
      f.put("overloads", new ArrayList<>());
    }
    if (draft.type == ResourceType.MODEL) {
      f.put("access", "protected");
      f.put("constraints", new ArrayList<>());
      f.put("version", null);
      f.put("latest_version", null);
      f.put("deprecation_date", null);
      f.put("primary_key", new ArrayList<>());
      f.put("time_spine", null);
    }
  }

  private static String language(String file) {
    return file.endsWith(".py") ? "python" : file.endsWith(".js") ? "javascript" : "sql";
  }

  public static Map<String, @Nullable Object> contract() {
    return ConfigDefaults.nulls(
        Map.of("enforced", false, "alias_types", true), "enforced", "alias_types", "checksum");
  }

  public static Map<String, @Nullable Object> dependsOn(String... kinds) {
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    for (String kind : kinds) {
      dependsOn.put(kind, new ArrayList<>());
    }
    return dependsOn;
  }

  private static Map<String, @Nullable Object> checksum(@Nullable SourceFile file) {
    Map<String, @Nullable Object> checksum = new LinkedHashMap<>();
    checksum.put("name", file == null ? "none" : file.isHashed() ? "sha256" : "path");
    checksum.put("checksum", file == null ? "" : file.checksum());
    return checksum;
  }

  public double createdAt() {
    return createdAt;
  }
}
