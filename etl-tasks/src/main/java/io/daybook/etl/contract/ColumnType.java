package io.daybook.etl.contract;

import io.daybook.etl.rule.Expression.Kind;
import java.time.ZoneId;

/// What the values of a column are.
public sealed interface ColumnType {

  /// The type in PostgreSQL.
  String sql();

  /// What an expression sees.
  Kind kind();

  /// For messages: `an integer`.
  String word();

  /// Text as it came.
  record Text() implements ColumnType {
    @Override
    public String sql() {
      return "text";
    }

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public String word() {
      return "text";
    }
  }

  /// A whole number.
  ///
  /// @param bits 32 or 64
  record Whole(int bits) implements ColumnType {
    @Override
    public String sql() {
      return bits == 32 ? "integer" : "bigint";
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public String word() {
      return "an integer";
    }
  }

  /// A decimal number that fits into 64 bits when its point is left out.
  ///
  /// @param precision digits in all, at most 18
  /// @param scale digits after the point
  record Decimal(int precision, int scale) implements ColumnType {
    public Decimal {
      if (precision < 1 || precision > 18 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("no such decimal: " + precision + ", " + scale);
      }
    }

    @Override
    public String sql() {
      return "numeric(" + precision + "," + scale + ")";
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public String word() {
      return "a decimal number";
    }
  }

  /// A day.
  record Day() implements ColumnType {
    @Override
    public String sql() {
      return "date";
    }

    @Override
    public Kind kind() {
      return Kind.DATE;
    }

    @Override
    public String word() {
      return "a date";
    }
  }

  /// An instant.
  ///
  /// @param format empty for ISO 8601 with an offset, else the letters of `DateTimeFormatter` for
  ///   local time
  /// @param zone of local time, and the zone whose calendar tells the instant's day
  record Moment(String format, ZoneId zone) implements ColumnType {
    @Override
    public String sql() {
      return "timestamptz";
    }

    @Override
    public Kind kind() {
      return Kind.MOMENT;
    }

    @Override
    public String word() {
      return "a timestamp";
    }
  }

  /// A time of day.
  record ClockTime() implements ColumnType {
    @Override
    public String sql() {
      return "time";
    }

    @Override
    public Kind kind() {
      return Kind.TIME;
    }

    @Override
    public String word() {
      return "a time";
    }
  }

  /// `true` or `false`.
  record Truth() implements ColumnType {
    @Override
    public String sql() {
      return "boolean";
    }

    @Override
    public Kind kind() {
      return Kind.TRUTH;
    }

    @Override
    public String word() {
      return "true or false";
    }
  }
}
