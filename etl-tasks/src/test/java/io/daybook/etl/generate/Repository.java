package io.daybook.etl.generate;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where this checkout is.
final class Repository {
  private Repository() {}

  /// A file or folder of the repository.
  static Path resolve(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("contracts"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("this is not a checkout of Daybook");
      }
    }
    return folder.resolve(path);
  }
}
