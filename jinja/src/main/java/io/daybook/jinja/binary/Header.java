package io.daybook.jinja.binary;

import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.syntax.Whitespace;
import java.nio.ByteBuffer;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// What precedes a tree: who wrote it, of which text, and a check of all that follows.
final class Header {
  /// Raised whenever the same bytes would mean another tree, or the parser another tree for the
  /// same text.
  static final byte VERSION = 2;

  static final int SIZE = 20;
  private static final int MAGIC = 'J' << 16 | 'T' << 8 | VERSION;

  private Header() {}

  /// Fills the first [#SIZE] bytes.
  static void write(byte[] bytes, String source, Parser.Dialect dialect) {
    ByteBuffer.wrap(bytes)
        .putInt(MAGIC)
        .putInt(check(bytes))
        .putInt(fingerprint(dialect))
        .putInt(source.length())
        .putInt(source.hashCode());
  }

  /// Whether the bytes are whole, of this version, and of this text in this dialect.
  static boolean fits(byte[] bytes, String source, Parser.Dialect dialect) {
    if (bytes.length < SIZE) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return header.getInt() == MAGIC
        && header.getInt() == check(bytes)
        && header.getInt() == fingerprint(dialect)
        && header.getInt() == source.length()
        && header.getInt() == source.hashCode();
  }

  private static int check(byte[] bytes) {
    CRC32C check = new CRC32C();
    check.update(bytes, SIZE, bytes.length - SIZE);
    return (int) check.getValue();
  }

  private static int fingerprint(Parser.Dialect dialect) {
    Whitespace whitespace = dialect.whitespace();
    String text = whitespace + " " + new TreeSet<>(dialect.blocks().keySet());
    return text.hashCode() * 2 + (dialect.typedParameters() ? 1 : 0);
  }
}
