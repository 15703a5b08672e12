package io.daybook.jinja.python;

import java.util.Arrays;

/// Python's `bytes`, which only `str.encode` makes.
@SuppressWarnings("ArrayRecordComponent") // compared by content
public record Bytes(byte[] content) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /// `b'...'`.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("b'");
    for (byte b : content) {
      switch (b) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (b >= 0x20 && b < 0x7f) {
            out.append((char) b);
          } else {
            out.append(String.format("\\x%02x", b & 0xff));
          }
        }
      }
    }
    return out.append('\'').toString();
  }
}
