package io.daybook.jinja.value.series;

import java.util.AbstractList;
import java.util.RandomAccess;

/// Python's `range`: an arithmetic row that is never written out.
public final class PyRange extends AbstractList<Object> implements RandomAccess {
  private final long start;
  private final long stop;
  private final long step;
  private final int size;

  /// The row `start, start + step, ...` that ends before `stop`; `step` is not zero.
  public PyRange(long start, long stop, long step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    long count =
        step > 0 ? -Math.floorDiv(start - stop, step) : -Math.floorDiv(stop - start, -step);
    this.size = (int) Math.clamp(count, 0L, Integer.MAX_VALUE);
  }

  /// The first bound.
  public long start() {
    return start;
  }

  /// The bound that is never reached.
  public long stop() {
    return stop;
  }

  /// The distance of two neighbours.
  public long step() {
    return step;
  }

  @Override
  public Object get(int index) {
    return start + index * step;
  }

  @Override
  public int size() {
    return size;
  }

  /// Whether both rows have the same items, however they were described.
  public boolean sameItems(PyRange other) {
    return size == other.size
        && (size == 0 || (start == other.start && (size == 1 || step == other.step)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyRange range && sameItems(range);
  }

  @Override
  public int hashCode() {
    return size == 0 ? 0 : Long.hashCode(start) * 31 + size;
  }
}
