package io.daybook.etl.rule;

import java.util.stream.Collectors;

/// An expression as text of PostgreSQL, for checks over groups of rows.
public final class SqlText {
  private final Names names;

  private SqlText(Names names) {
    this.names = names;
  }

  /// How columns are written in the statement that the text becomes part of.
  public interface Names {

    /// A column of the rows that are checked.
    String column(String name);

    /// A column of the parent row.
    String parent(String name);
  }

  /// The expression in parentheses, so that it can stand anywhere.
  public static String of(Expression expression, Names names) {
    return new SqlText(names).text(expression);
  }

  private String text(Expression expression) {
    // One case per kind of expression.
    return switch (expression) {
      case Expression.Numeral number -> number.value().toPlainString() + "::numeric";
      case Expression.Text text -> "'" + text.value().replace("'", "''") + "'";
      case Expression.Truth truth -> String.valueOf(truth.value());
      case Expression.PartitionDate _ -> names.column("_partition_date");
      case Expression.ColumnValue column -> names.column(column.name());
      case Expression.ParentValue parent -> names.parent(parent.name());
      case Expression.Not not -> "(not " + text(not.of()) + ")";
      case Expression.Minus minus -> "(- " + text(minus.of()) + ")";
      case Expression.Binary binary -> binary(binary);
      case Expression.Near near ->
          "(abs("
              + text(near.left())
              + " - "
              + text(near.right())
              + ") <= "
              + text(near.tolerance())
              + ")";
      case Expression.IsNull isNull ->
          "(" + text(isNull.of()) + (isNull.negated() ? " is not null)" : " is null)");
      case Expression.In in ->
          "("
              + text(in.of())
              + in.values().stream()
                  .map(this::text)
                  .collect(Collectors.joining(", ", " in (", "))"));
      case Expression.Call call -> call(call);
      case Expression.Sum sum -> "coalesce(sum(" + text(sum.of()) + "), 0)";
      case Expression.Count _ -> "count(" + names.column("_record") + ")";
    };
  }

  private String binary(Expression.Binary binary) {
    String left = text(binary.left());
    String right = text(binary.right());
    return switch (binary.operator()) {
      case IMPLIES -> "(not " + left + " or " + right + ")";
      case IFF -> "(" + left + " = " + right + ")";
      case DIVIDE -> "(" + left + "::numeric / nullif(" + right + ", 0))";
      case OR,
          AND,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          PLUS,
          MINUS,
          TIMES ->
          "(" + left + " " + binary.operator().sign() + " " + right + ")";
    };
  }

  private String call(Expression.Call call) {
    String arguments = call.arguments().stream().map(this::text).collect(Collectors.joining(", "));
    return switch (call.function()) {
      case ROUND -> "round(" + integerLast(call) + ")";
      case SUBSTRING -> "substring(" + integerTail(call) + ")";
      case ABS -> "abs(" + arguments + ")";
      case STARTS_WITH -> "starts_with(" + arguments + ")";
      case YYYYMMDD -> "to_char(" + arguments + ", 'YYYYMMDD')";
      case MONTH_START -> "date_trunc('month', " + arguments + ")::date";
    };
  }

  private String integerLast(Expression.Call call) {
    return text(call.arguments().get(0)) + "::numeric, " + text(call.arguments().get(1)) + "::int";
  }

  private String integerTail(Expression.Call call) {
    return text(call.arguments().get(0))
        + ", "
        + text(call.arguments().get(1))
        + "::int, "
        + text(call.arguments().get(2))
        + "::int";
  }
}
