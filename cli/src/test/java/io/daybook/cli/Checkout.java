package io.daybook.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout in which the tests run.
public final class Checkout {
  private Checkout() {}

  /// Its root: the nearest folder upwards that holds the front door.
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("daybook")) || !Files.exists(folder.resolve("Makefile"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not in a checkout");
      }
    }
    return folder;
  }
}
