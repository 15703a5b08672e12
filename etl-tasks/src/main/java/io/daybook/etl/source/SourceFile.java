package io.daybook.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that was found: one version of its bytes.
///
/// @param uri its address
/// @param version the store's version of the object, empty where the store has none
/// @param bytes its size
/// @param sha256 of its bytes, 64 lower-case hexadecimal digits
/// @param local where the bytes lie on this machine
public record SourceFile(String uri, String version, long bytes, String sha256, Path local) {

  /// The bytes again. They are compared with the identity while they are read.
  ///
  /// @throws io.daybook.kernel.failure.FailureException Unavailable, at the end of the stream,
  ///   where they are other bytes than those that were found
  public InputStream open() throws IOException {
    return new SameBytes(Files.newInputStream(local), this);
  }
}
