package io.daybook.etl.row;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.contract.Limits;
import io.daybook.etl.contract.RejectCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the values of one column into the row and says what is wrong with them.
final class ColumnCheck {
  private static final int SHOWN = 40;

  private final Column column;
  private final int index;
  private final byte[][] nullTokens;
  private final byte[][] values;
  private final @Nullable Moments moments;
  private final long least;
  private final long most;

  ColumnCheck(Column column, int index, List<String> nullTokens) {
    this.column = column;
    this.index = index;
    this.nullTokens = bytes(nullTokens);
    this.values = bytes(column.limits().values());
    this.moments = column.type() instanceof ColumnType.Moment moment ? new Moments(moment) : null;
    this.least = bound(true);
    this.most = bound(false);
  }

  /// The day of a value of this column, as days since 1970.
  long day(Row row) {
    long number = row.number(index);
    return moments == null ? number : moments.day(number);
  }

  /// Reads a value into the row.
  ///
  /// @return what is wrong with it, or null
  @Nullable Refusal read(Row row, byte[] b, int from, int to) {
    if (isNull(b, from, to)) {
      row.clear(index);
      return column.required() ? emptyRequired() : null;
    }
    Refusal refusal =
        column.type() instanceof ColumnType.Text
            ? readText(row, b, from, to)
            : readNumber(row, b, from, to);
    if (refusal == null && values.length > 0 && !listed(b, from, to)) {
      return refusal(
          RejectCode.NOT_IN_LIST,
          "one of " + String.join(", ", column.limits().values()),
          shown(b, from, to) + " is not in the list");
    }
    return refusal;
  }

  private @Nullable Refusal readText(Row row, byte[] b, int from, int to) {
    row.set(index, b, from, to);
    Limits limits = column.limits();
    if (limits.maxLength() > 0
        && to - from > limits.maxLength()
        && characters(b, from, to) > limits.maxLength()) {
      return refusal(
          RejectCode.OUT_OF_RANGE,
          "at most " + limits.maxLength() + " characters",
          shown(b, from, to) + " has " + characters(b, from, to) + " characters");
    }
    if (limits.pattern() != null
        && !limits
            .pattern()
            .matcher(new String(b, from, to - from, StandardCharsets.UTF_8))
            .matches()) {
      return refusal(
          RejectCode.PATTERN,
          "pattern " + limits.pattern(),
          shown(b, from, to) + " does not match");
    }
    return null;
  }

  private @Nullable Refusal readNumber(Row row, byte[] b, int from, int to) {
    long number = number(b, from, to);
    if (number == Numbers.UNREADABLE) {
      return badType(b, from, to, " is not " + column.type().word());
    }
    if (number == Numbers.TOO_FINE) {
      return badType(b, from, to, " has too many digits after the point");
    }
    if (number == Numbers.TOO_LARGE || number < least || number > most) {
      return refusal(RejectCode.OUT_OF_RANGE, range(), shown(b, from, to) + " is out of range");
    }
    row.set(index, number);
    return null;
  }

  private long number(byte[] b, int from, int to) {
    return switch (column.type()) {
      case ColumnType.Whole _ -> Numbers.whole(b, from, to);
      case ColumnType.Decimal decimal -> Numbers.decimal(b, from, to, decimal.scale());
      case ColumnType.Day _ -> Numbers.day(b, from, to);
      case ColumnType.Moment _ -> moments == null ? Numbers.UNREADABLE : moments.read(b, from, to);
      case ColumnType.ClockTime _ -> Numbers.clock(b, from, to);
      case ColumnType.Truth _ -> truth(b, from, to);
      case ColumnType.Text _ -> throw new IllegalStateException("text is no number");
    };
  }

  private static long truth(byte[] b, int from, int to) {
    String text = new String(b, from, Math.min(to - from, 6), StandardCharsets.UTF_8);
    return text.equals("true") ? 1 : text.equals("false") ? 0 : Numbers.UNREADABLE;
  }

  /// The smallest or largest number allowed, in the column's own unit.
  private long bound(boolean lower) {
    Limits limits = column.limits();
    BigDecimal given = lower ? limits.minimum() : limits.maximum();
    boolean excluded = lower ? limits.minimumExcluded() : limits.maximumExcluded();
    long widest =
        switch (column.type()) {
          case ColumnType.Whole whole ->
              whole.bits() == 32
                  ? (lower ? Integer.MIN_VALUE : Integer.MAX_VALUE)
                  : (lower ? Long.MIN_VALUE + 3 : Long.MAX_VALUE);
          case ColumnType.Decimal decimal -> {
            long nines = BigDecimal.TEN.pow(decimal.precision()).longValueExact() - 1;
            yield lower ? -nines : nines;
          }
          default -> lower ? Long.MIN_VALUE + 3 : Long.MAX_VALUE;
        };
    if (given == null) {
      return widest;
    }
    int scale = column.type() instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
    BigDecimal unit = given.movePointRight(scale);
    BigDecimal inner = unit.setScale(0, lower ? RoundingMode.CEILING : RoundingMode.FLOOR);
    long edge = inner.longValueExact();
    if (excluded && inner.compareTo(unit) == 0) {
      edge += lower ? 1 : -1;
    }
    return lower ? Math.max(edge, widest) : Math.min(edge, widest);
  }

  private String range() {
    Limits limits = column.limits();
    if (limits.minimum() == null && limits.maximum() == null) {
      return "range of " + column.type().sql();
    }
    String low =
        limits.minimum() == null
            ? ""
            : (limits.minimumExcluded() ? "above " : "from ") + limits.minimum().toPlainString();
    String high =
        limits.maximum() == null
            ? ""
            : (limits.maximumExcluded() ? "below " : "to ") + limits.maximum().toPlainString();
    return (low + " " + high).strip();
  }

  private boolean isNull(byte[] b, int from, int to) {
    return among(nullTokens, b, from, to);
  }

  private boolean listed(byte[] b, int from, int to) {
    return among(values, b, from, to);
  }

  private static boolean among(byte[][] candidates, byte[] b, int from, int to) {
    for (byte[] candidate : candidates) {
      if (Arrays.equals(candidate, 0, candidate.length, b, from, to)) {
        return true;
      }
    }
    return false;
  }

  private Refusal emptyRequired() {
    return refusal(RejectCode.EMPTY_REQUIRED, "required", "the value is missing");
  }

  private Refusal badType(byte[] b, int from, int to, String fact) {
    return refusal(RejectCode.BAD_TYPE, "type: " + column.type().sql(), shown(b, from, to) + fact);
  }

  private Refusal refusal(RejectCode code, String rule, String message) {
    return new Refusal(code, column.name(), rule, message);
  }

  private static int characters(byte[] b, int from, int to) {
    int characters = 0;
    for (int i = from; i < to; i++) {
      characters += (b[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return characters;
  }

  private static String shown(byte[] b, int from, int to) {
    String text = new String(b, from, to - from, StandardCharsets.UTF_8);
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }
}
