package io.daybook.models.node;

import java.util.Locale;

/// What kind of thing a project declares; the first word of its unique id.
public enum ResourceType {
  MODEL,
  ANALYSIS,
  TEST,
  SNAPSHOT,
  OPERATION,
  SEED,
  SQL_OPERATION,
  DOC,
  SOURCE,
  MACRO,
  EXPOSURE,
  METRIC,
  GROUP,
  SAVED_QUERY,
  SEMANTIC_MODEL,
  UNIT_TEST,
  FUNCTION;

  /// As written in a manifest and on the command line.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Several of them, as dbt calls them.
  public String plural() {
    return switch (this) {
      case ANALYSIS -> "analyses";
      case SAVED_QUERY -> "saved_queries";
      case TEST -> "data_tests";
      default -> key() + "s";
    };
  }

  /// The type of that key.
  ///
  /// @throws IllegalArgumentException if there is none
  public static ResourceType of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /// True where `ref` can name it.
  public boolean isRefable() {
    return switch (this) {
      case MODEL, SEED, SNAPSHOT -> true;
      default -> false;
    };
  }
}
