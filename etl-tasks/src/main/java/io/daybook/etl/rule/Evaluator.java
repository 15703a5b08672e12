package io.daybook.etl.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calculates an expression that was checked when it was parsed.
public final class Evaluator {
  private static final MathContext PRECISION = new MathContext(40, RoundingMode.HALF_UP);
  private static final DateTimeFormatter EIGHT_DIGITS = DateTimeFormatter.BASIC_ISO_DATE;

  private final RowValues row;

  private Evaluator(RowValues row) {
    this.row = row;
  }

  /// Whether a row satisfies a check; what is unknown for empty values is satisfied.
  public static boolean holds(Expression check, RowValues row) {
    return !Boolean.FALSE.equals(new Evaluator(row).value(check));
  }

  private @Nullable Object value(Expression expression) {
    return switch (expression) {
      case Expression.Numeral number -> number.value();
      case Expression.Text text -> text.value();
      case Expression.Truth truth -> truth.value();
      case Expression.PartitionDate _ -> row.partitionDate();
      case Expression.ColumnValue column -> row.value(column.name());
      case Expression.Not not -> value(not.of()) instanceof Boolean truth ? !truth : null;
      case Expression.Minus minus ->
          value(minus.of()) instanceof BigDecimal number ? number.negate() : null;
      case Expression.Binary binary -> binary(binary);
      case Expression.Near near -> near(near);
      case Expression.IsNull isNull -> (value(isNull.of()) == null) != isNull.negated();
      case Expression.In in -> in(in);
      case Expression.Call call -> call(call);
      case Expression.Sum _, Expression.Count _, Expression.ParentValue _ ->
          throw new IllegalStateException("a group is checked by the database");
    };
  }

  private @Nullable Object binary(Expression.Binary binary) {
    Object left = value(binary.left());
    return switch (binary.operator()) {
      case AND -> Boolean.FALSE.equals(left) ? Boolean.FALSE : and(left, value(binary.right()));
      case OR -> Boolean.TRUE.equals(left) ? Boolean.TRUE : or(left, value(binary.right()));
      case IMPLIES ->
          Boolean.FALSE.equals(left)
              ? Boolean.TRUE
              : or(left instanceof Boolean truth ? !truth : null, value(binary.right()));
      default -> known(binary.operator(), left, value(binary.right()));
    };
  }

  private static @Nullable Object known(
      Expression.Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case IFF, EQUAL -> compare(left, right) == 0;
      case NOT_EQUAL -> compare(left, right) != 0;
      case LESS -> compare(left, right) < 0;
      case LESS_OR_EQUAL -> compare(left, right) <= 0;
      case GREATER -> compare(left, right) > 0;
      case GREATER_OR_EQUAL -> compare(left, right) >= 0;
      case PLUS -> ((BigDecimal) left).add((BigDecimal) right);
      case MINUS -> ((BigDecimal) left).subtract((BigDecimal) right);
      case TIMES -> ((BigDecimal) left).multiply((BigDecimal) right);
      case DIVIDE ->
          ((BigDecimal) right).signum() == 0
              ? null
              : ((BigDecimal) left).divide((BigDecimal) right, PRECISION);
      case AND, OR, IMPLIES -> throw new IllegalStateException("decided before");
    };
  }

  /// Values of one kind, checked when the expression was parsed.
  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
    if (Boolean.FALSE.equals(right)) {
      return false;
    }
    return (left == null || right == null) ? null : Boolean.TRUE;
  }

  private static @Nullable Boolean or(@Nullable Object left, @Nullable Object right) {
    if (Boolean.TRUE.equals(right) || Boolean.TRUE.equals(left)) {
      return true;
    }
    return (left == null || right == null) ? null : Boolean.FALSE;
  }

  private @Nullable Object near(Expression.Near near) {
    if (value(near.left()) instanceof BigDecimal left
        && value(near.right()) instanceof BigDecimal right
        && value(near.tolerance()) instanceof BigDecimal tolerance) {
      return left.subtract(right).abs().compareTo(tolerance) <= 0;
    }
    return null;
  }

  private @Nullable Object in(Expression.In in) {
    Object of = value(in.of());
    if (of == null) {
      return null;
    }
    for (Expression candidate : in.values()) {
      Object value = value(candidate);
      if (value != null && compare(of, value) == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Object call(Expression.Call call) {
    List<Object> values = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Object value = value(argument);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return switch (call.function()) {
      case ROUND -> number(values, 0).setScale(number(values, 1).intValue(), RoundingMode.HALF_UP);
      case ABS -> number(values, 0).abs();
      case SUBSTRING ->
          substring((String) values.get(0), number(values, 1).intValue(), number(values, 2));
      case STARTS_WITH -> ((String) values.get(0)).startsWith((String) values.get(1));
      case YYYYMMDD -> EIGHT_DIGITS.format((LocalDate) values.get(0));
      case MONTH_START -> ((LocalDate) values.get(0)).withDayOfMonth(1);
    };
  }

  private static BigDecimal number(List<Object> values, int index) {
    return (BigDecimal) values.get(index);
  }

  /// As PostgreSQL counts: from 1, and what lies outside the text is not there.
  private static String substring(String text, int from, BigDecimal length) {
    int begin = Math.clamp(from - 1L, 0, text.length());
    int end = Math.clamp(from - 1L + length.longValue(), begin, text.length());
    return text.substring(begin, end);
  }
}
