package io.daybook.etl.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The values of one row, as an expression sees them: `BigDecimal`, `String`, `LocalDate`,
/// `Instant`, `LocalTime`, `Boolean`, or null where empty.
public interface RowValues {

  /// The value of a column.
  @Nullable Object value(String column);

  /// The date under which the row is entered.
  LocalDate partitionDate();
}
