package io.daybook.etl.rule;

import io.daybook.etl.rule.Expression.Kind;
import java.util.Map;

/// What an expression may name.
///
/// @param columns of the row, by name
/// @param parent columns of the parent row; empty where there is none
/// @param grouped whether it speaks of a group of rows, with `sum` and `count`
public record Scope(Map<String, Kind> columns, Map<String, Kind> parent, boolean grouped) {
  public Scope {
    columns = Map.copyOf(columns);
    parent = Map.copyOf(parent);
  }

  /// A check of one row.
  public static Scope ofRow(Map<String, Kind> columns) {
    return new Scope(columns, Map.of(), false);
  }
}
