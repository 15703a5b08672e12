package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Installs the packages of a project: local ones are linked, git ones are cloned by the git
/// command. Packages of dbt's hub are never downloaded; one that is already installed stays.
public final class Deps {
  private final PackageProject root;
  private final YamlRenderer renderer;
  private final YamlRenderer secrets;
  private final Consumer<String> story;
  private final List<String> lock = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  private Deps(
      PackageProject root, YamlRenderer renderer, YamlRenderer secrets, Consumer<String> story) {
    this.root = root;
    this.renderer = renderer;
    this.secrets = secrets;
    this.story = story;
  }

  /// Installs everything that the project and its packages ask for.
  ///
  /// @param story hears one line a package
  public static void install(Invocation invocation, Consumer<String> story) {
    PackageProject root = Project.root(invocation);
    new Deps(root, Project.renderer(invocation), YamlRenderer.secrets(invocation), story).install();
  }

  private void install() {
    List<Fields> wanted = Packages.specified(root, secrets);
    if (wanted.isEmpty()) {
      story.accept("Warning: No packages were found in packages.yml");
      return;
    }
    install(root, wanted);
    write();
  }

  private void install(PackageProject owner, List<Fields> wanted) {
    for (Fields each : wanted) {
      Path folder;
      if (each.has("local")) {
        folder = local(owner, each.text("local"));
      } else if (each.has("git")) {
        folder = git(each);
      } else {
        folder = installed(each);
      }
      PackageProject project = ProjectFile.open(folder, ProjectFile.load(folder), renderer, true);
      if (done.add(project.name())) {
        install(project, Packages.specified(project, secrets));
      }
    }
  }

  private Path local(PackageProject owner, String path) {
    Path from = owner.folder().resolve(path).normalize();
    PackageProject project = ProjectFile.open(from, ProjectFile.load(from), renderer, true);
    Path to = Packages.installFolder(root).resolve(project.name());
    try {
      Files.createDirectories(to.getParent());
      delete(to);
      Files.createSymbolicLink(to, from.toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      throw failed("cannot link the local package " + path + ": " + e.getMessage(), to);
    }
    story.accept("Installed from <local @ " + path + ">");
    if (!done.contains(project.name())) {
      lock.add("  - local: " + path + "\n    name: " + project.name());
    }
    return from;
  }

  private Path git(Fields said) {
    String url = said.text("git");
    Path folder = Packages.installFolder(root);
    Path clone = folder.resolve("__" + Integer.toHexString(url.hashCode()));
    try {
      Files.createDirectories(folder);
      delete(clone);
      git(folder, "clone", "--quiet", url, clone.toString());
      if (said.has("revision")) {
        git(clone, "checkout", "--quiet", said.text("revision"));
      }
      Path inside = clone.resolve(said.text("subdirectory"));
      PackageProject project = ProjectFile.open(inside, ProjectFile.load(inside), renderer, true);
      Path to = folder.resolve(project.name());
      delete(to);
      Files.move(inside, to);
      delete(clone);
      story.accept("Installed from " + url);
      lock.add(
          "  - git: "
              + url
              + "\n    name: "
              + project.name()
              + "\n    revision: "
              + said.text("revision"));
      return to;
    } catch (IOException e) {
      throw failed("cannot install the package " + url + ": " + e.getMessage(), clone);
    }
  }

  private static void git(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// A package of the hub, or a tarball: it must be there already.
  private Path installed(Fields said) {
    String name = said.has("package") ? said.text("package") : said.text("name");
    Path folder = Packages.installFolder(root).resolve(name.substring(name.lastIndexOf('/') + 1));
    if (!Files.isRegularFile(folder.resolve(ProjectFile.NAME))) {
      throw new FailureException(
          new Failure.Unavailable(
              "DEPS-001",
              "the package " + name + " cannot be fetched: packages of the hub are not downloaded",
              Location.file(root.folder().resolve("packages.yml").toString()),
              "put it into " + folder + ", or name it as `git:` or `local:`"));
    }
    story.accept("Kept " + name + ", already installed");
    lock.add(
        "  - package: "
            + name
            + "\n    name: "
            + folder.getFileName()
            + (said.has("version") ? "\n    version: " + said.list("version").getFirst() : ""));
    return folder;
  }

  private void write() {
    Path file = root.folder().resolve("package-lock.yml");
    String body = "packages:\n" + String.join("\n", lock) + "\n";
    try {
      Files.writeString(
          file,
          body
              + "sha1_hash: "
              + SourceFile.checksum(body.getBytes(StandardCharsets.UTF_8)).substring(0, 40)
              + "\n");
    } catch (IOException e) {
      throw failed("cannot write package-lock.yml: " + e.getMessage(), file);
    }
  }

  private static FailureException failed(String fact, Path at) {
    return new FailureException(
        new Failure.Unavailable(
            "DEPS-002", fact, Location.file(at.toString()), "correct it and run deps again"));
  }

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
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
