package io.daybook.models.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One or more conditions, as templates of SQL.
final class Filters {
  private Filters() {}

  /// The form of the manifest; null for none.
  static @Nullable Object of(@Nullable Object said) {
    if (said == null) {
      return null;
    }
    List<Object> conditions = new ArrayList<>();
    for (Object each : said instanceof List<?> list ? list : List.of(said)) {
      conditions.add(Map.of("where_sql_template", each));
    }
    return Map.of("where_filters", conditions);
  }
}
