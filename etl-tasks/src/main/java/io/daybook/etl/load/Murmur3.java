package io.daybook.etl.load;

/// MurmurHash3, the variant of 128 bits for 64-bit machines, seed 0 (Austin Appleby's algorithm, in
/// the public domain). Not for secrets. One instance, one thread.
final class Murmur3 {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long low;
  private long high;

  /// The lower half of the last hash.
  long low() {
    return low;
  }

  /// The upper half of the last hash.
  long high() {
    return high;
  }

  /// Hashes some bytes.
  void hash(byte[] b, int from, int length) {
    long h1 = 0;
    long h2 = 0;
    int blocks = length & ~15;
    for (int i = from; i < from + blocks; i += 16) {
      h1 ^= mix1(word(b, i));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mix2(word(b, i + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    long k1 = 0;
    long k2 = 0;
    for (int i = length - 1; i >= blocks; i--) {
      int place = i - blocks;
      long value = b[from + i] & 0xFFL;
      if (place >= 8) {
        k2 |= value << (8 * (place - 8));
      } else {
        k1 |= value << (8 * place);
      }
    }
    h2 ^= mix2(k2);
    h1 ^= mix1(k1);
    h1 ^= length;
    h2 ^= length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    low = h1 + h2;
    high = h2 + low;
  }

  private static long mix1(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long mix2(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long finish(long h) {
    long x = h ^ (h >>> 33);
    x *= 0xff51afd7ed558ccdL;
    x ^= x >>> 33;
    x *= 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }

  private static long word(byte[] b, int i) {
    return (b[i] & 0xFFL)
        | (b[i + 1] & 0xFFL) << 8
        | (b[i + 2] & 0xFFL) << 16
        | (b[i + 3] & 0xFFL) << 24
        | (b[i + 4] & 0xFFL) << 32
        | (b[i + 5] & 0xFFL) << 40
        | (b[i + 6] & 0xFFL) << 48
        | (b[i + 7] & 0xFFL) << 56;
  }
}
