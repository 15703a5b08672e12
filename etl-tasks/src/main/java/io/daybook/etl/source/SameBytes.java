package io.daybook.etl.source;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that makes sure, at its end, that it gave the bytes whose identity is recorded.
final class SameBytes extends FilterInputStream {
  private final SourceFile file;
  private final Sha256 sha256 = new Sha256();
  private boolean ended;

  SameBytes(InputStream in, SourceFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) {
      sha256.add(target, offset, read);
    } else if (read < 0 && !ended) {
      ended = true;
      if (!sha256.text().equals(file.sha256())) {
        throw new FailureException(
            new Failure.Unavailable(
                "LOAD-006",
                "the file changed while it was read",
                Location.file(file.uri()),
                "have it written under another name and renamed when complete; then load again"));
      }
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("every byte is counted");
  }
}
