package io.daybook.models.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.Run;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Packages;
import io.daybook.models.project.Project;
import io.daybook.models.project.YamlRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private static final String NEEDS_BASE =
      "[{\"package\":\"acme/base\",\"version\":[\">=1.0.0\",\"<2.0.0\"]}]";

  @TempDir private Path folder;
  private final PackageHub hub = new PackageHub();
  private final Map<String, String> environment = new HashMap<>();
  private Path project;

  @BeforeEach
  void begin() throws IOException {
    project = folder.resolve("project");
    write("project/dbt_project.yml", PackageHub.project("mine", "1.0"));
    environment.put("DBT_PACKAGE_HUB_URL", hub.address());
    environment.put("DBT_HTTP_TIMEOUT", "2.0");
    hub.offer("acme/base", Map.of("1.0.0", "[]", "1.2.0", "[]", "1.3.0-rc1", "[]", "2.0.0", "[]"));
    hub.offer("acme/top", Map.of("0.1.0", NEEDS_BASE));
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  void hubGitTarballAndFolderComeWithWhatTheyNeed() throws Exception {
    String commit = repository();
    write("near/dbt_project.yml", PackageHub.project("near", "1.0"));
    hub.file(
        "/packed.tar.gz",
        PackageHub.tar(Map.of("p/dbt_project.yml", PackageHub.project("p", "1.0"))));
    write(
        "project/packages.yml",
        """
        packages:
          - package: acme/top
            version: 0.1.0
          - git: "%s"
            revision: "1.0"
          - tarball: "{{ env_var('ADDRESS') }}packed.tar.gz"
            name: packed
          - local: ../near
        """
            .formatted(folder.resolve("far").toUri()));
    environment.put("ADDRESS", hub.address());

    List<String> story = install(Installation.Choice.LOCKED);

    assertEquals(
        List.of("base", "far", "near", "packed", "top"), List.copyOf(installed().keySet()));
    assertEquals("1.2.0", installed().get("base"));
    assertTrue(Files.isSymbolicLink(project.resolve("dbt_packages/near")));
    assertEquals(
        """
        packages:
          - name: top
            package: acme/top
            version: 0.1.0
          - git: %s
            name: far
            revision: %s
          - tarball: '{{ env_var(''ADDRESS'') }}packed.tar.gz'
            name: packed
          - local: ../near
            name: near
          - name: base
            package: acme/base
            version: 1.2.0
        """
            .formatted(folder.resolve("far").toUri(), commit),
        Files.readString(project.resolve("package-lock.yml"))
            .replaceAll("sha1_hash: \\w{40}\n", ""));
    assertEquals(
        List.of(
            "Updating lock file in file path: " + project.resolve("package-lock.yml"),
            "Installing acme/top",
            "Installed from version 0.1.0",
            "Up to date!"),
        story.subList(0, 4));
    assertTrue(story.contains("Updated version available: 2.0.0"), story::toString);
    assertTrue(story.contains("Updates available for packages: ['acme/base']"), story::toString);
    assertEquals(
        List.of("dbt_packages", "dbt_project.yml", "package-lock.yml", "packages.yml"), names());
  }

  @Test
  void whatIsLockedIsInstalledUntilPackagesChange() throws IOException {
    ask("acme/base", "[\">=1.0.0\", \"<2.0.0\"]");
    install(Installation.Choice.LOCKED);
    hub.offer("acme/base", Map.of("1.2.0", "[]", "1.9.0", "[]"));

    // The index is asked once in a run, and again in the next.
    assertFalse(install(Installation.Choice.LOCKED).toString().contains("Updating lock file"));
    assertEquals("1.2.0", installed().get("base"));

    install(new Installation.Choice(true, true));
    assertEquals("1.2.0", installed().get("base"), "only locked");
    install(Installation.Choice.LOCKED);
    assertEquals("1.9.0", installed().get("base"));

    ask("acme/base", "1.2.0");
    install(Installation.Choice.LOCKED);
    assertEquals("1.2.0", installed().get("base"));
  }

  @Test
  void theHashIsThatOfDbt() throws IOException {
    write(
        "project/packages.yml",
        """
        packages:
          - package: dbt-labs/dbt_utils
            version: 1.1.1
          - package: acme/x
            version: [">=1.0.0", "<2.0.0"]
            install_prerelease: true
          - git: https://example.org/y.git
            revision: "1.0"
            warn-unpinned: false
            subdirectory: a
          - local: ../pkg
          - tarball: https://example.org/x.tar.gz
            name: tarpkg
        """);
    Packages.Entries entries =
        Packages.specified(Project.root(invocation()), YamlRenderer.secrets(invocation()));
    assertEquals(
        "286025b9d40faa8eb395f7e48f51eface09bf2b6", // by dbt 1.12.6
        LockFile.hash(entries.rendered(), entries.written()));
  }

  @Test
  void aFailureLeavesWhatWasInstalled() throws IOException {
    ask("acme/base", "1.0.0");
    install(Installation.Choice.LOCKED);

    ask("acme/base", "[\">=1.0.0\", \"<1.0.0\"]");
    assertEquals(
        """
        error[DEPS-001]: Could not find a matching compatible version for package acme/base
          Requested range: >=1.0.0, <1.0.0
          Compatible versions: [1.0.0, 1.2.0, 2.0.0]
          --> packages.yml
        hint: correct the range in packages.yml, or turn off require-dbt-version with --no-version-check\
        """,
        refused());
    ask("acme/none", "1.0.0");
    assertEquals(
        """
        error[DEPS-002]: the package acme/none cannot be fetched: Package acme/none was not found in the package index
          --> packages.yml
        hint: check its address and the network; or put it into a folder and name it as `local:`\
        """,
        refused());
    ask("acme/base", "1.0");
    assertTrue(refused().contains("\"1.0\" is not a valid semantic version."));
    assertEquals(Map.of("base", "1.0.0"), installed());
    assertEquals(
        List.of("dbt_packages", "dbt_project.yml", "package-lock.yml", "packages.yml"), names());
  }

  @Test
  void whatCannotBeFetchedNowStays() throws IOException {
    ask("acme/base", "1.0.0");
    install(Installation.Choice.LOCKED);
    hub.close();

    List<String> story = install(Installation.Choice.LOCKED);

    assertEquals("Kept acme/base as installed: it cannot be fetched now", story.getFirst());
    assertEquals(Map.of("base", "1.0.0"), installed());
  }

  @Test
  void anArchiveReachesNothingOutsideOfItsFolder() throws IOException {
    hub.file("/evil.tar.gz", PackageHub.tar(Map.of("p/../../evil", "x")));
    write(
        "project/packages.yml",
        "packages:\n  - tarball: " + hub.address() + "evil.tar.gz\n    name: evil\n");
    assertTrue(refused().contains("its entry p/../../evil leads out of the folder"));
    hub.file(
        "/evil.tar.gz",
        PackageHub.tar(Map.of("p/dbt_project.yml", PackageHub.project("p", "1.0"))));
    write(
        "project/packages.yml",
        "packages:\n  - tarball: " + hub.address() + "evil.tar.gz\n    name: ../../evil\n");
    assertTrue(refused().contains("Invalid package name '../../evil': resolves outside"));
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void twoPackagesOfOneNameAreRefused() throws IOException {
    write("near/dbt_project.yml", PackageHub.project("base", "1.0"));
    write(
        "project/packages.yml",
        "packages:\n  - local: ../near\n  - package: acme/base\n    version: 1.0.0\n");
    assertTrue(refused().contains("Found duplicate project \"base\""));
    write("near/dbt_project.yml", PackageHub.project("mine", "1.0"));
    assertTrue(refused().contains("Found a dependency with the same name as the root project"));
  }

  @Test
  void aPackageIsAdded() throws IOException {
    Addition.of("acme/base@1.0.0", "hub").to(project, _ -> {});
    Addition.of("git@example.org:a/b.git@v1", "git").to(project, _ -> {});
    Addition.of("../near", "local").to(project, _ -> {});
    assertEquals(
        """
        packages:
          - package: "acme/base"
            version: "1.0.0"
          - git: "git@example.org:a/b.git"
            revision: "v1"
          - local: "../near"
        """,
        Files.readString(project.resolve("packages.yml")));
    assertThrows(
        FailureException.class, () -> Addition.of("acme/base@1.2.0", "hub").to(project, _ -> {}));
    assertThrows(FailureException.class, () -> Addition.of("acme/base", "hub"));
  }

  private String repository() throws IOException, InterruptedException {
    write("far/dbt_project.yml", PackageHub.project("far", "1.0"));
    Path far = folder.resolve("far");
    git(far, "init", "--quiet");
    git(far, "add", ".");
    git(far, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one");
    git(far, "tag", "1.0");
    write("far/dbt_project.yml", PackageHub.project("far", "2.0"));
    git(far, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-am", "two");
    return git(far, "rev-parse", "1.0");
  }

  private static String git(Path where, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).directory(where.toFile()).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    return output;
  }

  private void ask(String name, String version) throws IOException {
    write(
        "project/packages.yml",
        "packages:\n  - package: " + name + "\n    version: " + version + "\n");
  }

  private List<String> install(Installation.Choice choice) {
    List<String> story = new ArrayList<>();
    Installation.run(invocation(), choice, story::add);
    return story;
  }

  private String refused() {
    return assertThrows(
            FailureException.class,
            () -> Installation.run(invocation(), Installation.Choice.LOCKED, _ -> {}))
        .getMessage();
  }

  private Invocation invocation() {
    return new Invocation(
        project,
        Optional.of(project),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        environment,
        Fields.EMPTY,
        Run.start());
  }

  /// The versions of what is installed, by folder.
  private Map<String, String> installed() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    try (Stream<Path> packages = Files.list(project.resolve("dbt_packages"))) {
      for (Path each : packages.toList()) {
        String text = Files.readString(each.resolve("dbt_project.yml"));
        versions.put(
            each.getFileName().toString(), text.replaceAll("(?s).*version: '(.*)'\n", "$1"));
      }
    }
    return versions;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
