package io.daybook.kernel.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Another process that starts the embedded server and ends, printing the port.
final class SomeProcess {
  private SomeProcess() {}

  /// @param arguments the server's folder
  public static void main(String[] arguments) {
    EmbeddedPostgres postgres = new EmbeddedPostgres(Path.of(arguments[0]), settings());
    System.out.println(postgres.up().port());
  }

  /// The programs that all tests of this machine share, so that none unpacks them again.
  static EmbeddedPostgres.Settings settings() {
    Path shared =
        Path.of(System.getProperty("daybook.programs", ThrowawayPostgres.home().toString()));
    return new EmbeddedPostgres.Settings(
        Optional.empty(), Optional.empty(), Optional.of(shared), Map.of());
  }

  static Command started(Path folder) {
    return java(List.of(), System.getProperty("java.class.path"), folder);
  }

  /// Nobody can read neither root's Maven repository nor, perhaps, this checkout: so the classes,
  /// and PostgreSQL's programs, are copied to where nobody can.
  static Command startedByNobody(Path open, Path folder) {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("archunit") && !entry.contains("zonky")) {
        Path copy = open.resolve("lib").resolve(copies.size() + "-" + Path.of(entry).getFileName());
        copy(Path.of(entry), copy);
        copies.add(copy.toString());
      }
    }
    List<String> nobody =
        List.of("setpriv", "--reuid", "nobody", "--regid", "65534", "--clear-groups");
    return java(nobody, String.join(File.pathSeparator, copies), folder);
  }

  private static Command java(List<String> before, String classPath, Path folder) {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Ddaybook.programs=" + ThrowawayPostgres.home());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath));
    words.addAll(List.of(SomeProcess.class.getName(), folder.toString()));
    return Command.run(words, Path.of("/"));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
        String mode = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
