package io.daybook.models.parse.link;

import io.daybook.models.draft.Draft;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The key of a model as dbt infers it: from a constraint, else from columns tested as unique and
/// not null, else from columns tested as unique.
final class PrimaryKey {
  private PrimaryKey() {}

  static List<@Nullable Object> of(Draft model, List<Draft> tests) {
    for (Fields constraint : new Fields(model.fields).each("constraints")) {
      if (constraint.text("type").equals("primary_key")) {
        return sorted(new TreeSet<>(constraint.texts("columns")));
      }
    }
    for (Object value : model.map("columns").values()) {
      Fields column = Fields.of(value);
      for (Fields constraint : column.each("constraints")) {
        if (constraint.text("type").equals("primary_key")) {
          return sorted(Set.of(column.text("name")));
        }
      }
    }
    return tested(tests);
  }

  private static List<@Nullable Object> tested(List<Draft> tests) {
    Set<String> enabled = new TreeSet<>();
    Set<String> disabled = new TreeSet<>();
    Set<String> notNull = new TreeSet<>();
    for (Draft test : tests) {
      Fields metadata = new Fields(test.map("test_metadata"));
      Fields arguments = metadata.fields("kwargs");
      List<String> columns =
          arguments.get("column_name") instanceof String column
              ? List.of(column)
              : arguments.texts("combination_of_columns");
      switch (metadata.text("name")) {
        case "unique", "unique_combination_of_columns" ->
            (test.isEnabled() ? enabled : disabled).addAll(columns);
        case "not_null" -> notNull.addAll(columns);
        default -> {}
      }
    }
    notNull.removeIf(column -> !enabled.contains(column) && !disabled.contains(column));
    if (!notNull.isEmpty()) {
      return sorted(notNull);
    }
    return sorted(enabled.isEmpty() ? disabled : enabled);
  }

  private static List<@Nullable Object> sorted(Set<String> columns) {
    return new ArrayList<>(columns);
  }
}
