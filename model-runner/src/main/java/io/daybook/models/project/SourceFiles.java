package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files of one package by resource folder and extension. Hidden files and what `.dbtignore`
/// names are left out.
public final class SourceFiles {
  private static final long MEBIBYTE = 1024L * 1024;

  private final PackageProject project;
  private final Ignored ignored;

  /// The files of a package.
  public SourceFiles(PackageProject project) {
    this.project = project;
    this.ignored = Ignored.of(project.folder());
  }

  /// Files with one of the extensions below the folders, read, in alphabetical order.
  ///
  /// @param folders relative to the package, such as `models`
  /// @param extensions with their dots, lower case
  public List<SourceFile> read(List<String> folders, List<String> extensions) {
    List<Found> found = find(folders, extensions);
    return found.parallelStream().map(this::load).toList();
  }

  /// Seeds: their checksum is taken, their rows are not kept.
  ///
  /// @param maximumMebibytes larger files are known by their path; 0 for no limit
  public List<SourceFile> seeds(List<String> folders, long maximumMebibytes) {
    List<SourceFile> seeds = new ArrayList<>();
    for (Found file : find(folders, List.of(".csv"))) {
      seeds.add(seed(file, maximumMebibytes * MEBIBYTE));
    }
    return seeds;
  }

  private record Found(Path path, String folder, String relative) {}

  private List<Found> find(List<String> folders, List<String> extensions) {
    List<Found> found = new ArrayList<>();
    for (String folder : folders.stream().distinct().toList()) {
      Path base = project.folder().resolve(folder).normalize();
      if (Files.isDirectory(base)) {
        collect(base, folder, extensions, found);
      }
    }
    return found;
  }

  private void collect(Path base, String folder, List<String> extensions, List<Found> found) {
    try (Stream<Path> walk = Files.walk(base, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(Files::isRegularFile)
          .filter(path -> matches(path, extensions))
          .sorted()
          .forEach(path -> {
            String relative = base.relativize(path).toString().replace('\\', '/');
            if (!ignored.contains(folder + "/" + relative)) {
              found.add(new Found(path, folder, relative));
            }
          });
    } catch (IOException e) {
      throw unreadable(base, e);
    }
  }

  private static boolean matches(Path path, List<String> extensions) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return ".#~".indexOf(name.charAt(0)) < 0
        && extensions.stream().anyMatch(end -> name.endsWith(end) && name.length() > end.length());
  }

  private SourceFile load(Found file) {
    String content = raw(file.path()).strip();
    return new SourceFile(
        project.name(),
        file.folder(),
        file.relative(),
        content,
        SourceFile.foldedChecksum(content),
        true);
  }

  private SourceFile seed(Found file, long maximum) {
    try {
      boolean large = maximum != 0 && Files.size(file.path()) > maximum;
      String checksum =
          large
              ? file.folder() + "/" + file.relative()
              : SourceFile.checksum(text(file.path()).strip().getBytes(StandardCharsets.UTF_8));
      return new SourceFile(project.name(), file.folder(), file.relative(), "", checksum, !large);
    } catch (IOException e) {
      throw unreadable(file.path(), e);
    }
  }

  /// A file as text, line ends folded to `\n`.
  public static String text(Path path) {
    String text = raw(path);
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String raw(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static FailureException unreadable(Path path, IOException e) {
    return new FailureException(
        new Failure.Config(
            "PROJECT-002",
            "cannot read the file: " + e.getMessage(),
            Location.file(path.toString()),
            "check that it exists, is UTF-8 and may be read"),
        e);
  }
}
