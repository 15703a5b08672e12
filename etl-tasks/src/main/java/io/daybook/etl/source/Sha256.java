package io.daybook.etl.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of bytes as they pass.
final class Sha256 {
  private final MessageDigest digest;

  Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  /// 64 lower-case hexadecimal digits; nothing may be added afterwards.
  String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
