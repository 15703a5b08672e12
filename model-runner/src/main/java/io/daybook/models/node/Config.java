package io.daybook.models.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node's configuration after all inheritance: dbt's keys with dbt's defaults, plus whatever else
/// the project set.
public record Config(Fields fields) {

  /// The value, null if unset.
  public @Nullable Object get(String key) {
    return fields.get(key);
  }

  /// The value, or another if unset.
  public Object get(String key, Object otherwise) {
    Object value = fields.get(key);
    return value == null ? otherwise : value;
  }

  public boolean isEnabled() {
    return !Boolean.FALSE.equals(fields.get("enabled"));
  }

  /// `view`, `table`, `incremental`, `ephemeral`, `seed`, `snapshot`, `test`, or one of the user's.
  public String materialized() {
    return fields.text("materialized");
  }

  public List<String> tags() {
    return fields.texts("tags");
  }

  /// `pre-hook` or `post-hook`: each a map with `sql`, `transaction`, `index`.
  public List<Fields> hooks(String key) {
    return fields.each(key);
  }
}
