package io.daybook.models.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders with all that they hold.
public final class Folders {
  private Folders() {}

  /// Deletes a file, a link (not what it leads to) or a folder with all that it holds.
  public static void delete(Path path) throws IOException {
    if (Files.isSymbolicLink(path) || !Files.isDirectory(path)) {
      Files.deleteIfExists(path);
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Copies a folder, or what a link to one leads to.
  public static void copy(Path from, Path to) throws IOException {
    Path origin = from.toRealPath();
    try (Stream<Path> paths = Files.walk(origin)) {
      List<Path> all = paths.toList();
      for (Path each : all) {
        Files.copy(each, to.resolve(origin.relativize(each).toString()));
      }
    }
  }
}
