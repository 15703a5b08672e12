package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.None;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Python's `slice(start, stop, step)`; a bound may be `None`.
public record Slice(Object start, Object stop, Object step) {
  /// A slice resolved against a length: `count` items from `from`, `by` apart, before `to`.
  public record Span(int from, int to, int by, int count) {}

  /// The items it takes of a sequence of a given length.
  public Span span(int length) {
    Long stepValue = bound(step);
    long by = stepValue == null ? 1 : stepValue;
    if (by == 0) {
      throw PythonError.value("slice step cannot be zero");
    }
    long low = by < 0 ? -1 : 0;
    long high = by < 0 ? length - 1L : length;
    long from = clamp(bound(start), by < 0 ? high : low, low, high, length);
    long to = clamp(bound(stop), by < 0 ? low : high, low, high, length);
    long distance = by > 0 ? to - from : from - to;
    long stride = Math.abs(by);
    long count = distance <= 0 ? 0 : (distance - 1) / stride + 1;
    return new Span(
        (int) from,
        (int) to,
        (int) Math.clamp(by, -Integer.MAX_VALUE, Integer.MAX_VALUE),
        (int) count);
  }

  private static long clamp(@Nullable Long bound, long otherwise, long low, long high, int length) {
    if (bound == null) {
      return otherwise;
    }
    long absolute = bound < 0 ? bound + length : bound;
    return Math.clamp(absolute, low, high);
  }

  private static @Nullable Long bound(Object value) {
    return switch (value) {
      case None _ -> null;
      case Long number -> Math.clamp(number, -Integer.MAX_VALUE * 2L, Integer.MAX_VALUE * 2L);
      case Boolean truth -> truth ? 1L : 0L;
      case BigInteger big -> big.signum() * (Integer.MAX_VALUE * 2L);
      default ->
          throw PythonError.type(
              "slice indices must be integers or None or have an __index__ method");
    };
  }
}
