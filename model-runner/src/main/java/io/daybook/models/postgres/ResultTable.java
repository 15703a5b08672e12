package io.daybook.models.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as dbt's macros see them. A cell is null, `Long`, `BigInteger`, `BigDecimal`, `Boolean`,
/// `LocalDate`, `LocalDateTime`, `OffsetDateTime` or `String`; containers (JSON, arrays) come as
/// JSON text.
public record ResultTable(List<String> names, List<Kind> kinds, List<List<@Nullable Object>> rows) {

  /// No columns, no rows.
  public static final ResultTable EMPTY = new ResultTable(List.of(), List.of(), List.of());

  /// The column types of the table library behind dbt, in the order in which it tries them.
  public enum Kind {
    INTEGER,
    NUMBER,
    DATE,
    DATE_TIME,
    BOOLEAN,
    TEXT
  }

  public ResultTable {
    names = List.copyOf(names);
    kinds = List.copyOf(kinds);
  }

  /// One column's values from top to bottom.
  public List<@Nullable Object> column(int index) {
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      values.add(row.get(index));
    }
    return values;
  }
}
