package io.daybook.models.semantic;

import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The keys that dbt gives to every saved query; an export takes over what the query configures.
public final class SavedQueries {
  private SavedQueries() {}

  /// Completes a saved query as it was written.
  public static void complete(Map<String, @Nullable Object> query) {
    Fields said = new Fields(query);
    Fields asked = said.fields("query_params");
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (String key : List.of("metrics", "group_by", "order_by")) {
      parameters.put(key, asked.list(key));
    }
    parameters.put("where", Filters.of(asked.get("where")));
    parameters.put("limit", asked.get("limit"));
    query.put("query_params", parameters);
    Map<String, @Nullable Object> config = new LinkedHashMap<>(said.fields("config").values());
    for (String key : List.of("export_as", "schema")) {
      config.putIfAbsent(key, null);
    }
    Map<String, @Nullable Object> cache = new LinkedHashMap<>();
    cache.put("enabled", said.fields("config").fields("cache").isTrue("enabled"));
    config.put("cache", cache);
    query.put("config", config);
    List<Object> exports = new ArrayList<>();
    said.each("exports").forEach(export -> exports.add(export(export, new Fields(config))));
    query.put("exports", exports);
    TreeSet<String> tags = new TreeSet<>(said.texts("tags"));
    tags.addAll(said.fields("config").texts("tags"));
    query.put("tags", new ArrayList<Object>(tags));
    for (String key : List.of("description", "label", "metadata")) {
      query.putIfAbsent(key, null);
    }
    query.put("group", config.get("group"));
    query.putIfAbsent("unrendered_config", new LinkedHashMap<String, @Nullable Object>());
  }

  private static Map<String, @Nullable Object> export(Fields written, Fields config) {
    Fields own = written.fields("config");
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    merged.put("export_as", own.has("export_as") ? own.get("export_as") : config.get("export_as"));
    Object schema = own.has("schema") ? own.get("schema") : config.get("schema");
    merged.put("schema_name", own.has("schema_name") ? own.get("schema_name") : schema);
    merged.put("alias", own.get("alias"));
    merged.put("database", own.get("database"));
    Map<String, @Nullable Object> export = new LinkedHashMap<>();
    export.put("name", written.get("name"));
    export.put("config", merged);
    export.put("unrendered_config", own.values());
    return export;
  }
}
