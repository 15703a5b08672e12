package io.daybook.models.dependency;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.Folders;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Packages;
import io.daybook.models.project.Project;
import io.daybook.models.project.YamlRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Installs the packages of a project as `dbt deps` does: from dbt's hub, from git, from tarballs
/// and local folders. They are fetched beside the install folder and put in its place together: a
/// failure leaves what was installed.
public final class Installation {
  private final PackageProject root;
  private final YamlRenderer secrets;
  private final Choice choice;
  private final Download download;
  private final Hub hub;
  private final Consumer<String> story;

  /// What the caller wants.
  ///
  /// @param upgrade look for newer versions although the lock file has some
  /// @param lockOnly write the lock file, install nothing
  public record Choice(boolean upgrade, boolean lockOnly) {
    /// What is asked for, as the lock file has it.
    public static final Choice LOCKED = new Choice(false, false);
  }

  private Installation(Invocation invocation, Choice choice, Consumer<String> story) {
    this.root = Project.root(invocation);
    this.secrets = YamlRenderer.secrets(invocation);
    this.choice = choice;
    this.download = new Download(invocation.environment());
    this.hub =
        new Hub(
            download,
            !Project.versionMatters(invocation, root.fields().fields("unrendered").values()));
    this.story = story;
  }

  /// Installs everything that the project and its packages ask for.
  ///
  /// @param story hears what happens, a line each
  /// @throws FailureException `DEPS-001` where what is asked for cannot be, `DEPS-002` where a
  ///   package cannot be fetched, `DEPS-003` where the disk refuses
  public static void run(Invocation invocation, Choice choice, Consumer<String> story) {
    new Installation(invocation, choice, story).run();
  }

  private void run() {
    Packages.Entries wanted = Packages.specified(root, secrets);
    if (wanted.rendered().isEmpty()) {
      story.accept("Warning: No packages were found in packages.yml");
      return;
    }
    Path folder = Packages.installFolder(root);
    try {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Path workshop = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".packages");
      try {
        install(wanted, folder, workshop);
      } finally {
        Folders.delete(workshop);
      }
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Config(
              "DEPS-003",
              "the packages cannot be installed: " + e,
              Location.file(folder.toString()),
              "check the disk and its permissions, then run deps again"),
          e);
    }
  }

  private void install(Packages.Entries wanted, Path folder, Path workshop) throws IOException {
    Resolver resolver = new Resolver(root, secrets, hub, download, workshop, story);
    String hash = LockFile.hash(wanted.rendered(), wanted.written());
    List<Pinned> packages;
    if (choice.upgrade() || !hash.equals(LockFile.hashIn(root.folder()))) {
      packages =
          resolver.resolve(Requirement.all(wanted.rendered(), wanted.written(), wanted.file()));
      LockFile.write(root.folder(), packages, hash);
      story.accept("Updating lock file in file path: " + root.folder().resolve(LockFile.NAME));
    } else {
      Packages.Entries locked = Packages.entries(root.folder().resolve(LockFile.NAME), secrets);
      packages =
          resolver.pinned(Requirement.all(locked.rendered(), locked.written(), locked.file()));
    }
    if (choice.lockOnly()) {
      return;
    }
    Path staged = Files.createDirectory(workshop.resolve("staged"));
    for (Pinned each : packages) {
      install(each, staged, workshop);
    }
    put(staged, folder, workshop);
    tellUpdates(packages);
  }

  private void install(Pinned each, Path staged, Path workshop) throws IOException {
    Requirement requirement = each.requirement();
    story.accept("Installing " + requirement.title());
    Path to = staged.resolve(each.name()).normalize();
    if (!staged.equals(to.getParent())) {
      throw new FailureException(
          new Failure.Config(
              "DEPS-001",
              "Invalid package name '" + each.name() + "': resolves outside of the install folder",
              Location.file(requirement.title()),
              "do not install this package"));
    }
    Path from = each.folder();
    if (from == null) {
      from = downloaded(each, workshop);
    }
    if (requirement.kind() == Requirement.Kind.LOCAL) {
      link(to, from);
    } else if (each.isKept()) {
      Folders.copy(from, to);
    } else {
      Files.move(from, to);
    }
    tell(each);
  }

  private void tell(Pinned each) {
    story.accept("Installed from " + each.origin());
    if (each.requirement().kind() == Requirement.Kind.PACKAGE) {
      story.accept(
          each.version().equals(each.latest())
              ? "Up to date!"
              : "Updated version available: " + each.latest());
    }
    if (!each.requirement().subdirectory().isEmpty()) {
      story.accept("and subdirectory " + each.requirement().subdirectory());
    }
  }

  private Path downloaded(Pinned each, Path workshop) throws IOException {
    try {
      Path archive = Files.createTempFile(workshop, "package", ".tar.gz");
      download.file(each.tarball(), archive);
      return Archive.unpack(archive, Files.createTempDirectory(workshop, "package"));
    } catch (IOException e) {
      throw Resolver.unavailable(each.requirement(), e);
    }
  }

  private static void link(Path to, Path from) throws IOException {
    try {
      Files.createSymbolicLink(to, from.toRealPath());
    } catch (UnsupportedOperationException _) {
      Folders.copy(from, to);
    }
  }

  /// The old packages go, the new ones come: two renames.
  private static void put(Path staged, Path folder, Path workshop) throws IOException {
    if (Files.isDirectory(folder)) {
      Files.move(folder, workshop.resolve("replaced"));
    }
    Files.move(staged, folder);
  }

  private void tellUpdates(List<Pinned> packages) {
    List<String> outdated = new ArrayList<>();
    for (Pinned each : packages) {
      if (!each.version().equals(each.latest())) {
        outdated.add("'" + each.requirement().title() + "'");
      }
    }
    if (!outdated.isEmpty()) {
      story.accept("Updates available for packages: [" + String.join(", ", outdated) + "]");
      story.accept("Update your versions in packages.yml, then run dbt deps");
    }
  }
}
