package io.daybook.models.cache;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.artifact.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file that is read only where it is whole, of this format and made of the same inputs. It is
/// replaced at once, so that two invocations at one folder do not disturb each other.
///
/// @param path the file
/// @param inputs a SHA-256 of what its contents are made of
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedFile(Path path, byte[] inputs) {
  /// Magic word and version of the format: "DBKP", 2.
  private static final long MAGIC = 0x4442_4B50_0000_0002L;

  private static final int SUMMED = 2 * Long.BYTES;
  private static final int HASH = 32;

  /// Where what was written begins in {@link #read}.
  static final int HEAD = SUMMED + HASH;

  void write(byte[]... parts) {
    byte[] start = ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(0).put(inputs).array();
    CRC32C sum = new CRC32C();
    sum.update(start, SUMMED, HASH);
    byte[][] all = new byte[parts.length + 1][];
    all[0] = start;
    for (int i = 0; i < parts.length; i++) {
      sum.update(parts[i]);
      all[i + 1] = parts[i];
    }
    ByteBuffer.wrap(start).putLong(Long.BYTES, sum.getValue());
    try {
      Json.replace(path, all);
    } catch (FailureException _) {
      // A folder that cannot be written has no cache; the manifest's writer will say so.
    }
  }

  /// The whole file, its head too.
  Optional<byte[]> read() {
    byte[] all = bytes();
    return isOurs(all) ? Optional.of(all) : Optional.empty();
  }

  private byte[] bytes() {
    try {
      return Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private boolean isOurs(byte[] all) {
    if (all.length < HEAD || !Arrays.equals(all, SUMMED, HEAD, inputs, 0, HASH)) {
      return false;
    }
    CRC32C sum = new CRC32C();
    sum.update(all, SUMMED, all.length - SUMMED);
    ByteBuffer head = ByteBuffer.wrap(all);
    return head.getLong() == MAGIC && head.getLong() == sum.getValue();
  }
}
