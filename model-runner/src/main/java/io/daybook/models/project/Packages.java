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
public final class Packages {
  private Packages() {}

  /// What a project asks for.
  ///
  /// @param file where it says so
  /// @param rendered one map a package
  /// @param written the same, templates as they stand
  public record Entries(String file, List<Fields> rendered, List<Fields> written) {}

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

  /// A package in a folder, whatever version of dbt it asks for.
  ///
  /// @param renderer gives the values of templates in its `dbt_project.yml`
  /// @throws FailureException where there is none
  public static PackageProject open(Path folder, YamlRenderer renderer) {
    return ProjectFile.open(folder, ProjectFile.load(folder), renderer, false);
  }

  /// Whether a folder holds a package.
  public static boolean isProject(Path folder) {
    return Files.isRegularFile(folder.resolve(ProjectFile.NAME));
  }

  /// Where packages are installed.
  public static Path installFolder(PackageProject root) {
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
      int locked = entries(lock, renderer).rendered().size();
      if (locked > 0) {
        return locked;
      }
    }
    return specified(root, renderer).rendered().size();
  }

  /// The entries of `packages.yml`, else of `dependencies.yml`.
  ///
  /// @param renderer may read secrets
  public static Entries specified(PackageProject root, YamlRenderer renderer) {
    Path packages = root.folder().resolve("packages.yml");
    if (Files.isRegularFile(packages)) {
      return entries(packages, renderer);
    }
    Path dependencies = root.folder().resolve("dependencies.yml");
    return Files.isRegularFile(dependencies)
        ? entries(dependencies, renderer)
        : new Entries(packages.toString(), List.of(), List.of());
  }

  /// The entries of a file; templates stand in all but `dependencies.yml`.
  public static Entries entries(Path file, YamlRenderer renderer) {
    YamlDocument document = Yaml.read(file.toString(), SourceFiles.text(file));
    Fields written = new Fields(document.map());
    boolean isRendered = !file.endsWith("dependencies.yml");
    Fields rendered =
        isRendered ? new Fields(renderer.renderAll(document.map(), _ -> true)) : written;
    return new Entries(file.toString(), rendered.each("packages"), written.each("packages"));
  }
}
