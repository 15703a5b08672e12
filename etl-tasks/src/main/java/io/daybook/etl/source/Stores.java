package io.daybook.etl.source;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.nio.file.Path;

/// Opens places by their address.
public final class Stores {
  private static final String S3 = "s3://";

  private Stores() {}

  /// A folder, or `s3://bucket/prefix`.
  public static Store open(String place, S3Settings settings) {
    if (!place.startsWith(S3)) {
      if (place.contains("://")) {
        throw unknown(place);
      }
      return new FolderStore(Path.of(place));
    }
    String rest = place.substring(S3.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash + 1);
    if (bucket.isEmpty()) {
      throw unknown(place);
    }
    return new S3Store(
        settings, bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
  }

  private static FailureException unknown(String place) {
    return new FailureException(
        new Failure.Usage(
            "LOAD-011",
            "\"" + place + "\" is no place for files",
            Location.NONE,
            "name a folder or s3://bucket/prefix"));
  }
}
