package io.daybook.models.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plain comparison of `warn_if` or `error_if`, such as `> 10`; anything else is for the database
/// to judge.
///
/// @param operator as in SQL
record Threshold(String operator, BigDecimal bound) {
  private static final Pattern COMPARISON =
      Pattern.compile("\\s*(=|!=|<>|<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

  /// The comparison, empty where the text is more than one.
  static Optional<Threshold> of(Object text) {
    Matcher matcher = COMPARISON.matcher(String.valueOf(text));
    return matcher.matches()
        ? Optional.of(new Threshold(matcher.group(1), new BigDecimal(matcher.group(2))))
        : Optional.empty();
  }

  /// Whether it holds for a number of rows.
  boolean holds(long rows) {
    int order = BigDecimal.valueOf(rows).compareTo(bound);
    return switch (operator) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order != 0;
    };
  }
}
