package io.daybook.etl.generate.draw;

/// A stateless source of draws: the same seed, stream and coordinates give the same 64 bits,
/// whatever was drawn before. The mixing is the finalizer of SplitMix64.
public record Hash(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /// The draw of one entity.
  public long at(Stream stream, long entity) {
    return mix(mix(seed + GOLDEN * (stream.index() + 1)) + GOLDEN * entity);
  }

  /// The draw of one entity on one day (or in one period).
  public long at(Stream stream, long entity, long day) {
    return mix(at(stream, entity) + GOLDEN * day);
  }

  /// The draw of the `index`-th thing of one entity on one day.
  public long at(Stream stream, long entity, long day, long index) {
    return mix(at(stream, entity, day) + GOLDEN * index);
  }

  /// The `index`-th further draw from a draw.
  public static long next(long draw, long index) {
    return mix(draw + GOLDEN * (index + 1));
  }

  /// A draw as a whole number from 0 to `bound` − 1, each equally likely.
  public static int below(long draw, int bound) {
    return (int) Math.unsignedMultiplyHigh(draw, bound);
  }

  /// A draw as a whole number from `low` to `high`, both included.
  public static int between(long draw, int low, int high) {
    return low + below(draw, high - low + 1);
  }

  /// The place of a draw in a list of cumulative weights whose last is the total.
  public static int pick(long draw, int[] cumulative) {
    int value = below(draw, cumulative[cumulative.length - 1]);
    int place = 0;
    while (value >= cumulative[place]) {
      place++;
    }
    return place;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
