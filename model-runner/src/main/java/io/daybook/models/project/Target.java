package io.daybook.models.project;

import io.daybook.models.node.Fields;

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

  /// Nodes at once.
  public int threads() {
    return fields.get("threads") instanceof Number number ? number.intValue() : 1;
  }
}
