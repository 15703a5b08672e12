package io.daybook.models.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column as the project's YAML declares it.
public record Column(Fields fields) {

  public String name() {
    return fields.text("name");
  }

  public String description() {
    return fields.text("description");
  }

  /// The declared type, null if not declared.
  public @Nullable String dataType() {
    return fields.textOrNull("data_type");
  }

  /// Each with `type`, `expression`, `name`, `to`, `to_columns`, ...
  public List<Fields> constraints() {
    return fields.each("constraints");
  }

  /// True if the name is to be quoted.
  public boolean isQuoted() {
    return fields.isTrue("quote");
  }

  /// All of a manifest's `columns`.
  public static List<Column> all(Fields columns) {
    return columns.values().values().stream().map(value -> new Column(Fields.of(value))).toList();
  }
}
