package io.daybook.models.project;

import io.daybook.models.node.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The chosen output of a profile: the connection and where relations go by default.
///
/// @param profileName the profile
/// @param name the target's name
/// @param fields all keys as rendered from `profiles.yml` (`host`, `port`, `user`, `password`,
///   `dbname`, `schema`, `threads`, `sslmode`, `search_path`, `role`, `connect_timeout`, ...)
public record Target(String profileName, String name, Fields fields) {

  /// The adapter: always `postgres`.
  public String type() {
    return fields.text("type");
  }

  public String database() {
    return fields.text(fields.has("dbname") ? "dbname" : "database");
  }

  public String schema() {
    return fields.text("schema");
  }

  /// What templates see as `target`: no password.
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("host", fields.get("host"));
    values.put("port", fields.has("port") ? fields.get("port") : 5432L);
    values.put("user", fields.get("user"));
    values.put("database", database());
    values.put("schema", schema());
    for (String key : KEYS) {
      values.put(key, fields.get(key));
    }
    values.put("dbname", database());
    values.put("type", type());
    values.put("threads", threads());
    values.put("name", name);
    values.put("target_name", name);
    values.put("profile_name", profileName);
    return values;
  }

  /// What `debug` shows of the connection, with dbt's defaults.
  public Map<String, @Nullable Object> connection() {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (String key : List.of("host", "port", "user", "database", "schema")) {
      shown.put(key, values().get(key));
    }
    KEYS.forEach(key -> shown.put(key, fields.get(key)));
    shown.putIfAbsent("connect_timeout", 10L);
    shown.putIfAbsent("keepalives_idle", 0L);
    shown.putIfAbsent("application_name", "dbt");
    shown.putIfAbsent("retries", 1L);
    return shown;
  }

  private static final List<String> KEYS =
      List.of(
          "connect_timeout",
          "role",
          "search_path",
          "keepalives_idle",
          "sslmode",
          "sslcert",
          "sslkey",
          "sslrootcert",
          "application_name",
          "retries");

  /// Nodes at once.
  public int threads() {
    return fields.get("threads") instanceof Number number ? number.intValue() : 1;
  }
}
