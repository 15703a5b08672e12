package io.daybook.models.cache;

import io.daybook.models.draft.PythonText;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import io.daybook.models.project.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Hashes over what a parse reads, but for single variables and flags, which are known only
/// afterwards.
final class Inputs {
  private static final Set<String> EXTENSIONS =
      Set.of("sql", "py", "js", "csv", "md", "yml", "yaml");
  private static final long MEBIBYTE = 1024L * 1024;

  private final Project project;
  private final byte[] surroundings;

  Inputs(Project project) {
    this.project = project;
    MessageDigest digest = sha256();
    add(digest, program());
    add(digest, project.target().profileName());
    add(digest, PythonText.repr(project.target().values()));
    add(digest, PythonText.repr(project.root().fields().get("dispatch")));
    project.packages().keySet().forEach(name -> add(digest, name));
    this.surroundings = digest.digest();
  }

  /// A SHA-256 over what the reading of every single file depends on: the program, the target, the
  /// names of the packages.
  byte[] surroundings() {
    return surroundings;
  }

  /// A SHA-256 over everything: that, the projects and packages, `--vars`, every file.
  byte[] all() {
    MessageDigest digest = sha256();
    digest.update(surroundings);
    add(digest, PythonText.repr(project.invocation().vars()));
    for (PackageProject each : project.packages().values()) {
      add(digest, each.folder().toString());
      add(digest, PythonText.repr(each.fields().values()));
    }
    long largest = project.largestSeedMebibytes() * MEBIBYTE;
    List<Path> files = files(project);
    List<String> hashes = files.parallelStream().map(file -> of(file, largest)).toList();
    for (int i = 0; i < hashes.size(); i++) {
      add(digest, files.get(i).toString());
      add(digest, hashes.get(i));
    }
    return digest.digest();
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /// A file's hash; a seed above the limit counts by its name only, as it does for its node.
  private static String of(Path file, long limit) {
    try {
      boolean seed = file.toString().endsWith(".csv");
      if (seed && limit != 0 && Files.size(file) > limit) {
        return "large";
      }
      return SourceFile.checksum(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Project project) {
    List<Path> files = new ArrayList<>();
    for (PackageProject each : project.packages().values()) {
      for (Path folder : folders(each)) {
        walk(folder, files);
      }
      for (String name : List.of(".dbtignore", "selectors.yml")) {
        Path file = each.folder().resolve(name);
        if (Files.isRegularFile(file)) {
          files.add(file);
        }
      }
    }
    return files.stream().distinct().sorted().toList();
  }

  /// All that keys such as `model-paths` name.
  private static Set<Path> folders(PackageProject project) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String key : project.fields().values().keySet()) {
      if (key.endsWith("-paths")) {
        project.paths(key).forEach(path -> folders.add(project.folder().resolve(path).normalize()));
      }
    }
    return folders;
  }

  private static void walk(Path folder, List<Path> into) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                into.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Which build of this program it is: the jar, or the newest of the class files.
  private static String program() {
    CodeSource source = Inputs.class.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(Objects.requireNonNull(source.getLocation()).toURI());
      if (Files.isRegularFile(place)) {
        return place + " " + Files.size(place) + " " + Files.getLastModifiedTime(place);
      }
      long[] newest = new long[1];
      Files.walkFileTree(
          place,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
              return FileVisitResult.CONTINUE;
            }
          });
      return place + " " + newest[0];
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
