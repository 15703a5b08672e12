package io.daybook.models.dependency;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks `.tar.gz` files that strangers packed: nothing leaves the folder, links are left out,
/// and there is an end to their number and size.
final class Archive {
  private static final long LARGEST = 2L << 30;
  private static final int MOST = 200_000;

  private Archive() {}

  /// Unpacks into a new folder and gives the one folder that the archive holds.
  static Path unpack(Path archive, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream content = new Limited(new GZIPInputStream(file), LARGEST);
        TarArchiveInputStream entries = new TarArchiveInputStream(content)) {
      int count = 0;
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        if (++count > MOST) {
          throw new IOException("it holds more than " + MOST + " files");
        }
        unpack(entry, entries, folder);
      }
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> children = inside.toList();
      if (children.size() != 1 || !Files.isDirectory(children.getFirst())) {
        throw new IOException("it does not hold exactly one folder");
      }
      return children.getFirst();
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path to = folder.resolve(entry.getName()).normalize();
    if (!to.startsWith(folder)) {
      throw new IOException("its entry " + entry.getName() + " leads out of the folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(to);
    } else if (entry.isFile()) {
      Files.createDirectories(to.getParent());
      Files.copy(content, to);
    }
  }
}
