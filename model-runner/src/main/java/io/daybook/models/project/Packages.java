package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The packages that stand in the install folder (`dbt_packages`), and what the project asks for in
/// `packages.yml` or `dependencies.yml`.
final class Packages {
  private Packages() {}

  /// Every installed package by name.
  ///
  /// @throws FailureException if the number installed is not the number asked for
  static Map<String, PackageProject> installed(
      PackageProject root, YamlRenderer renderer, YamlRenderer secrets, boolean versionMatters) {
    Path folder = installFolder(root);
    List<Path> folders = folders(folder);
    int wanted = wanted(root, secrets);
    if (wanted != folders.size()) {
      throw new FailureException(
          new Failure.Config(
              "PROJECT-006",
              "found " + folders.size() + " package(s) installed but " + wanted + " specified",
              Location.file(folder.toString()),
              "run `daybook models deps`"));
    }
    Map<String, PackageProject> packages = new LinkedHashMap<>();
    for (Path each : folders) {
      PackageProject project =
          ProjectFile.open(each, ProjectFile.load(each), renderer, versionMatters);
      if (project.name().equals(root.name())
          || packages.putIfAbsent(project.name(), project) != null) {
        throw new FailureException(
            new Failure.Config(
                "PROJECT-007",
                "dbt found more than one package with the name \"" + project.name() + "\"",
                Location.file(each.toString()),
                "remove one of the packages, or give the project another name"));
      }
    }
    return packages;
  }

  /// Where packages are installed.
  static Path installFolder(PackageProject root) {
    return root.folder().resolve(root.fields().text("packages-install-path"));
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("__"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Config(
              "PROJECT-002",
              "cannot list the folder: " + e.getMessage(),
              Location.file(folder.toString()),
              "check that it may be read"),
          e);
    }
  }

  private static int wanted(PackageProject root, YamlRenderer renderer) {
    Path lock = root.folder().resolve("package-lock.yml");
    if (Files.isRegularFile(lock)) {
      int locked = entries(lock, renderer).size();
      if (locked > 0) {
        return locked;
      }
    }
    return specified(root, renderer).size();
  }

  /// The entries of `packages.yml`, else of `dependencies.yml`.
  static List<Fields> specified(PackageProject root, YamlRenderer renderer) {
    Path packages = root.folder().resolve("packages.yml");
    if (Files.isRegularFile(packages)) {
      return entries(packages, renderer);
    }
    Path dependencies = root.folder().resolve("dependencies.yml");
    return Files.isRegularFile(dependencies) ? entries(dependencies, renderer) : List.of();
  }

  private static List<Fields> entries(Path file, YamlRenderer renderer) {
    YamlDocument document = Yaml.read(file.toString(), SourceFiles.text(file));
    boolean rendered = file.endsWith("packages.yml");
    return new Fields(rendered ? renderer.renderAll(document.map(), _ -> true) : document.map())
        .each("packages");
  }
}
