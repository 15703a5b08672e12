package io.daybook.etl.source;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder on this machine. Only regular files inside it are read; links that lead out are
/// refused.
final class FolderStore implements Store {
  private static final int BLOCK = 1 << 16;

  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<SourceFile> find(String path) {
    Path file = folder.resolve(path);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Path real = file.toRealPath();
      if (!Files.isRegularFile(real) || !real.startsWith(folder.toRealPath())) {
        throw refused(path, "it is not a regular file inside the inbox");
      }
      return Optional.of(identify(path, real));
    } catch (IOException e) {
      throw refused(path, "it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public String uri(String path) {
    return folder.resolve(path).toString();
  }

  @Override
  public void close() {
    // nothing is open between calls
  }

  private SourceFile identify(String path, Path real) throws IOException {
    Sha256 sha256 = new Sha256();
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(real)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sha256.add(block, 0, read);
        bytes += read;
      }
    }
    return new SourceFile(uri(path), "", bytes, sha256.text(), real);
  }

  private FailureException refused(String path, String fact) {
    return new FailureException(
        new Failure.BadData(
            "LOAD-007",
            fact,
            Location.file(uri(path)),
            "put the file itself into the inbox, readable by daybook"));
  }
}
