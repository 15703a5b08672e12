package io.daybook.models.dependency;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Packages;
import io.daybook.models.project.YamlRenderer;
import io.daybook.models.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Finds for each package that is asked for, and for each that those ask for, what exactly is
/// installed.
final class Resolver {
  private final PackageProject root;
  private final YamlRenderer secrets;
  private final Hub hub;
  private final Download download;
  private final Path workshop;
  private final Consumer<String> story;
  private final Map<String, Pinned> found = new HashMap<>();

  /// @param workshop a folder for what is fetched on the way
  Resolver(
      PackageProject root,
      YamlRenderer secrets,
      Hub hub,
      Download download,
      Path workshop,
      Consumer<String> story) {
    this.root = root;
    this.secrets = secrets;
    this.hub = hub;
    this.download = download;
    this.workshop = workshop;
    this.story = story;
  }

  /// Every package, the ones that were asked for first.
  List<Pinned> resolve(List<Requirement> wanted) {
    Map<String, Requirement> all = new LinkedHashMap<>();
    List<Requirement> pending = wanted;
    while (!pending.isEmpty()) {
      Map<String, Requirement> asked = new LinkedHashMap<>();
      for (Requirement each : pending) {
        asked.put(each.key(), all.merge(each.key(), each, Requirement::and));
      }
      List<Requirement> next = new ArrayList<>();
      asked.values().forEach(each -> next.addAll(pinned(each).needs()));
      pending = next;
    }
    return pinned(all.values());
  }

  /// The packages of a lock file: nothing is asked of them.
  List<Pinned> pinned(Collection<Requirement> requirements) {
    List<Pinned> packages = requirements.stream().map(this::pinned).toList();
    Set<String> names = new HashSet<>();
    for (Pinned each : packages) {
      if (each.name().equals(root.name())) {
        throw refused(
            "Found a dependency with the same name as the root project \""
                + each.name()
                + "\". Package names must be unique in a project.",
            "Please rename one of these packages.");
      }
      if (!names.add(each.name())) {
        throw refused(
            "Found duplicate project \""
                + each.name()
                + "\". This occurs when a dependency has the same project name as some other"
                + " dependency.",
            "remove one of the two from packages.yml");
      }
    }
    return packages;
  }

  private Pinned pinned(Requirement wanted) {
    String key = wanted.key() + " " + wanted.versions();
    Pinned known = found.get(key);
    if (known == null) {
      known = find(wanted);
      found.put(key, known);
    }
    return known;
  }

  private Pinned find(Requirement wanted) {
    try {
      return switch (wanted.kind()) {
        case PACKAGE -> release(wanted);
        case GIT -> checkout(wanted);
        case LOCAL -> opened(wanted, "", root.folder().resolve(wanted.source()).normalize());
        case TARBALL -> unpacked(wanted);
      };
    } catch (IOException e) {
      Path installed = Packages.installFolder(root).resolve(folderName(wanted));
      if (e instanceof Download.NotFound || !Packages.isProject(installed)) {
        throw unavailable(wanted, e);
      }
      story.accept("Kept " + wanted.title() + " as installed: it cannot be fetched now");
      String version = wanted.versions().isEmpty() ? "" : wanted.versions().iterator().next();
      Pinned opened = opened(wanted, version, installed);
      return new Pinned(
          wanted, opened.name(), version, version, installed, "", opened.needs(), true);
    }
  }

  /// The folder of a package that cannot be asked for its name: as a lock file has it, else as
  /// addresses end.
  private static String folderName(Requirement wanted) {
    String name = wanted.entry().text("name");
    String source = wanted.key().replaceAll("/+$", "");
    return name.isEmpty() ? source.substring(source.lastIndexOf('/') + 1) : name;
  }

  private Pinned release(Requirement wanted) throws IOException {
    Map<String, Hub.Release> releases = hub.releases(wanted.source());
    List<Version.Bound> bounds = bounds(wanted);
    boolean prereleases =
        wanted.entry().isTrue("install_prerelease")
            || bounds.stream().anyMatch(bound -> !bound.version().prerelease().isEmpty());
    List<Version> usable =
        releases.values().stream()
            .map(Hub.Release::version)
            .filter(version -> prereleases || version.prerelease().isEmpty())
            .sorted()
            .toList();
    Version chosen =
        usable.stream()
            .filter(version -> bounds.stream().allMatch(bound -> bound.allows(version)))
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> unmatched(wanted, usable));
    Hub.Release release = Objects.requireNonNull(releases.get(chosen.text()));
    return new Pinned(
        wanted,
        release.name(),
        chosen.text(),
        usable.getLast().text(),
        null,
        release.tarball(),
        Requirement.all(release.needs(), release.needs(), wanted.source()),
        false);
  }

  private static List<Version.Bound> bounds(Requirement wanted) {
    List<Version.Bound> bounds = new ArrayList<>();
    for (String text : wanted.versions()) {
      for (String each : text.split(",", -1)) {
        try {
          bounds.add(Version.Bound.of(each));
        } catch (IllegalArgumentException e) {
          throw refused(
              "package " + wanted.source() + ": " + e.getMessage(),
              "write three numbers, as in \"1.3.0\" or [\">=1.0.0\", \"<2.0.0\"]");
        }
      }
    }
    return bounds;
  }

  private Pinned checkout(Requirement wanted) throws IOException {
    if (wanted.versions().size() > 1) {
      throw refused(
          "git dependencies should contain exactly one version. "
              + wanted.title()
              + " contains: "
              + wanted.versions(),
          "let all of them name the same revision");
    }
    String revision = wanted.revision();
    Path clone = Files.createTempDirectory(workshop, "git");
    String commit = Git.fetch(wanted.source(), revision, clone);
    boolean moves = Set.of("HEAD", "main", "master").contains(revision);
    if (moves && !wanted.entry().text("warn-unpinned").equalsIgnoreCase("false")) {
      story.accept(
          "[WARNING]: The git package \""
              + wanted.shown()
              + "\" is "
              + (revision.equals("HEAD")
                  ? "not pinned, using HEAD (default branch)"
                  : "pinned to the \"" + revision + "\" branch")
              + ". This can introduce breaking changes into your project without warning!");
    }
    Path inside = clone.resolve(wanted.subdirectory()).normalize();
    if (!inside.startsWith(clone)) {
      throw new Download.NotFound("its subdirectory leads out of it");
    }
    return opened(wanted, commit, inside);
  }

  private Pinned unpacked(Requirement wanted) throws IOException {
    Path archive = Files.createTempFile(workshop, "package", ".tar.gz");
    download.file(wanted.source(), archive);
    Path folder = Archive.unpack(archive, Files.createTempDirectory(workshop, "tarball"));
    return opened(wanted, "", folder);
  }

  private Pinned opened(Requirement wanted, String version, Path folder) {
    PackageProject project = Packages.open(folder, secrets);
    String name =
        wanted.kind() == Requirement.Kind.TARBALL ? wanted.entry().text("name") : project.name();
    Packages.Entries needs = Packages.specified(project, secrets);
    return new Pinned(
        wanted,
        name,
        version,
        version,
        folder,
        "",
        Requirement.all(needs.rendered(), needs.written(), needs.file()),
        false);
  }

  private static FailureException unmatched(Requirement wanted, List<Version> usable) {
    return refused(
        "Could not find a matching compatible version for package "
            + wanted.source()
            + "\n  Requested range: "
            + String.join(", ", wanted.versions())
            + "\n  Compatible versions: "
            + usable.stream().map(Version::text).toList(),
        "correct the range in packages.yml, or turn off require-dbt-version with --no-version-check");
  }

  private static FailureException refused(String fact, String hint) {
    return new FailureException(
        new Failure.Config("DEPS-001", fact, Location.file("packages.yml"), hint));
  }

  static FailureException unavailable(Requirement wanted, IOException problem) {
    String said = String.valueOf(problem.getMessage()).replace(wanted.source(), wanted.shown());
    return new FailureException(
        new Failure.Unavailable(
            "DEPS-002",
            "the package " + wanted.title() + " cannot be fetched: " + said,
            Location.file("packages.yml"),
            "check its address and the network; or put it into a folder and name it as `local:`"),
        problem);
  }
}
