package io.daybook.etl.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a column's values must keep to besides their type.
///
/// @param maxLength characters of a text, at least 1; 0 for no limit
/// @param pattern that a whole text matches
/// @param values the only ones allowed, as they are written in the file; empty for no list
public record Limits(
    int maxLength,
    @Nullable Pattern pattern,
    @Nullable BigDecimal minimum,
    boolean minimumExcluded,
    @Nullable BigDecimal maximum,
    boolean maximumExcluded,
    List<String> values) {

  /// No limits.
  public static final Limits NONE = new Limits(0, null, null, false, null, false, List.of());

  public Limits {
    values = List.copyOf(values);
  }
}
