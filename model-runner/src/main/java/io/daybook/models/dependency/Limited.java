package io.daybook.models.dependency;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that fails where it is longer than anybody would expect: no disk is filled by a small
/// file that unpacks to a large one.
final class Limited extends FilterInputStream {
  private final long limit;
  private long read;

  Limited(InputStream content, long limit) {
    super(content);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) throws IOException {
    read += more;
    if (read > limit) {
      throw new IOException("it is larger than " + limit + " bytes");
    }
  }
}
