package io.daybook.kernel.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders with all that they hold.
public final class Folders {
  private Folders() {}

  /// Makes the folder, and those above it, readable by the owner only; one that exists is left as
  /// it is.
  public static void createPrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// Deletes a folder with all it holds, or a file, if it is there; links are removed, not
  /// followed.
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Copies a folder, or what a link to one leads to; the copy must not be there yet.
  public static void copy(Path from, Path to) throws IOException {
    Path origin = from.toRealPath();
    try (Stream<Path> files = Files.walk(origin)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(origin.relativize(file).toString());
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(file, copy);
      }
    }
  }
}
