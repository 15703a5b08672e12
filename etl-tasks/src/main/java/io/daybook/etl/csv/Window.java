package io.daybook.etl.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A moving window on a stream that holds the whole current record, up to a limit. Places in the
/// record are counted from its first byte, so that they stay when the window moves.
final class Window {
  private final InputStream in;
  private final int longest;

  /// Replaced when the window grows.
  byte[] bytes;

  /// First byte of the current record.
  int start;

  /// Behind the last byte that was read.
  int limit;

  private long before;

  /// @param block bytes read at once
  /// @param longest bytes that a record may have
  Window(InputStream in, int block, int longest) {
    this.in = in;
    this.longest = longest;
    this.bytes = new byte[Math.min(block, longest)];
  }

  /// The offset in the file of the current record.
  long offset() {
    return before + start;
  }

  /// Whether the record fills the largest window that is allowed.
  boolean full() {
    return limit - start >= longest;
  }

  /// Reads more behind the limit; false at the end of the file.
  boolean more() throws IOException {
    if (limit == bytes.length) {
      if (start > 0) {
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        before += start;
        limit -= start;
        start = 0;
      } else {
        bytes = Arrays.copyOf(bytes, (int) Math.min(longest, bytes.length * 2L));
      }
    }
    int read = in.read(bytes, limit, bytes.length - limit);
    limit += Math.max(read, 0);
    return read > 0;
  }

  /// Gives up the bytes of the record but the last, so that a scanner may step back once.
  void forget() {
    before += limit - 1L;
    bytes[0] = bytes[limit - 1];
    start = 0;
    limit = 1;
  }
}
