package io.daybook.etl.generate;

import io.daybook.etl.source.S3Settings;
import java.io.IOException;
import java.nio.file.Path;

/// Where finished files are put. Each arrives whole or not at all.
public interface Inbox extends AutoCloseable {
  /// How the address of a bucket begins.
  String S3 = "s3://";

  /// A folder, or `s3://bucket/prefix`.
  static Inbox open(String place, S3Settings settings) {
    if (!place.startsWith(S3)) {
      return new FolderInbox(Path.of(place));
    }
    String[] parts = place.substring(S3.length()).split("/", 2);
    String prefix = parts.length == 1 || parts[1].isEmpty() ? "" : parts[1].replaceAll("/*$", "/");
    return new S3Inbox(settings, parts[0], prefix);
  }

  /// A new, empty folder for the files while they are being written.
  Path workplace() throws IOException;

  /// Takes a finished file from the workplace.
  ///
  /// @param path inside the inbox, such as `sales/20260302/orders.csv`
  void deliver(Path file, String path) throws IOException;

  /// Sees to it that there is no such file.
  void remove(String path) throws IOException;

  /// How a person names a file in here.
  String uri(String path);

  @Override
  void close();
}
