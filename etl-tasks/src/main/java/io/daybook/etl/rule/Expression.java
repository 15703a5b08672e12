package io.daybook.etl.rule;

import java.math.BigDecimal;
import java.util.List;

/// A parsed expression. Truth is three-valued as in SQL: what is compared with an empty value is
/// unknown, and a check that is unknown holds.
public sealed interface Expression {

  /// Where it begins in its text, from 0.
  int position();

  /// A number.
  record Numeral(int position, BigDecimal value) implements Expression {}

  /// Text between single quotes.
  record Text(int position, String value) implements Expression {}

  /// `true` or `false`.
  record Truth(int position, boolean value) implements Expression {}

  /// A column of the row.
  record ColumnValue(int position, String name) implements Expression {}

  /// A column of the parent row, `parent.order_total`.
  record ParentValue(int position, String name) implements Expression {}

  /// The date under which the row is entered, `partition_date`.
  record PartitionDate(int position) implements Expression {}

  /// `not`.
  record Not(int position, Expression of) implements Expression {}

  /// A minus sign before a value.
  record Minus(int position, Expression of) implements Expression {}

  /// Two values and the operator between them.
  record Binary(int position, Operator operator, Expression left, Expression right)
      implements Expression {}

  /// `a ~ b ± t`: they differ by at most the tolerance.
  record Near(int position, Expression left, Expression right, Expression tolerance)
      implements Expression {}

  /// `is null`, or `is not null` where negated.
  record IsNull(int position, Expression of, boolean negated) implements Expression {}

  /// `in (…)`.
  record In(int position, Expression of, List<Expression> values) implements Expression {
    public In {
      values = List.copyOf(values);
    }
  }

  /// A function of the row.
  record Call(int position, Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `sum(…)` over a group of rows.
  record Sum(int position, Expression of) implements Expression {}

  /// `count()`: how many rows the group has.
  record Count(int position) implements Expression {}

  /// Operators between two values.
  enum Operator {
    IMPLIES("=>"),
    IFF("<=>"),
    OR("or"),
    AND("and"),
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /// As written.
    public String sign() {
      return sign;
    }
  }

  /// The functions of the language.
  enum Function {
    /// `round(number, places)`: half away from zero.
    ROUND("round", Kind.NUMBER, Kind.NUMBER, Kind.NUMBER),
    /// `abs(number)`.
    ABS("abs", Kind.NUMBER, Kind.NUMBER),
    /// `substring(text, from, length)`: characters counted from 1.
    SUBSTRING("substring", Kind.TEXT, Kind.TEXT, Kind.NUMBER, Kind.NUMBER),
    /// `starts_with(text, start)`.
    STARTS_WITH("starts_with", Kind.TRUTH, Kind.TEXT, Kind.TEXT),
    /// `yyyymmdd(date)`: eight digits.
    YYYYMMDD("yyyymmdd", Kind.TEXT, Kind.DATE),
    /// `month_start(date)`: the first day of its month.
    MONTH_START("month_start", Kind.DATE, Kind.DATE);

    private final String word;
    private final Kind result;

    /// Made by `List.of`.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Kind> parameters;

    Function(String word, Kind result, Kind... parameters) {
      this.word = word;
      this.result = result;
      this.parameters = List.of(parameters);
    }

    /// As written.
    public String word() {
      return word;
    }

    /// What it gives.
    public Kind result() {
      return result;
    }

    /// What it takes.
    public List<Kind> parameters() {
      return parameters;
    }
  }

  /// What a value can be.
  enum Kind {
    NUMBER("a number"),
    TEXT("text"),
    DATE("a date"),
    MOMENT("a timestamp"),
    TIME("a time"),
    TRUTH("true or false");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// For messages.
    public String word() {
      return word;
    }
  }
}
