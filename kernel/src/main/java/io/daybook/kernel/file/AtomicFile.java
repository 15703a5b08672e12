package io.daybook.kernel.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Files that are put in place at once: a reader sees the old or the new one.
public final class AtomicFile {
  private AtomicFile() {}

  /// Puts a file in place, with the folders above it.
  public static void replace(Path file, byte[]... parts) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // Not a temporary file of the JDK's: that one nobody else may read.
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft); // there only where something went wrong
    }
  }
}
