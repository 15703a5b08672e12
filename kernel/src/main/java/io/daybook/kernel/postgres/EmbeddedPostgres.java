package io.daybook.kernel.postgres;

import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.config.Key;
import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A PostgreSQL 18 of our own for those who give none: it listens on loopback only, asks for a
/// random password (SCRAM), keeps `fsync` on, and goes on running when the program that started it
/// ends. Any number of processes may call {@link #up()} at once; one starts it, all find it.
///
/// The folder (0700, owned by the account that runs the server) holds `server-…` (the programs),
/// `data`, `password` (0600), `port` (the last one used, taken again where it is free),
/// `server.log` and `lock`.
public final class EmbeddedPostgres {
  /// The user and the database that are made with the server.
  private static final String NAME = "daybook";

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int ATTEMPTS = 20;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 500;

  private final Path folder;
  private final Settings settings;

  /// What differs between machines.
  ///
  /// @param binaries the archive of PostgreSQL's programs or its folder, where it is not in the
  ///   usual places
  /// @param account who runs the server when we are root, where not `postgres` or `nobody`
  /// @param programs where the programs are unpacked, the server's folder where empty
  /// @param parameters more lines of `postgresql.conf`, used when the data folder is made
  public record Settings(
      Optional<Path> binaries,
      Optional<String> account,
      Optional<Path> programs,
      Map<String, String> parameters) {
    public Settings {
      parameters = Map.copyOf(parameters);
    }

    /// Nothing special.
    public static Settings usual() {
      return new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
  }

  /// The server of this configuration: `postgres/` in its data folder.
  public static EmbeddedPostgres of(Configuration configuration) {
    return new EmbeddedPostgres(
        configuration.dataDir().resolve("postgres"),
        new Settings(
            configuration.value(Key.POSTGRES_BINARIES).map(Path::of),
            configuration.value(Key.POSTGRES_ACCOUNT),
            Optional.empty(),
            Map.of()));
  }

  /// The server of a folder, whether it exists yet or not.
  public EmbeddedPostgres(Path folder, Settings settings) {
    this.folder = folder.toAbsolutePath().normalize();
    this.settings = settings;
  }

  /// The server, started and made where needed.
  ///
  /// @throws FailureException where this machine does not let it start
  public DatabaseUrl up() {
    Optional<DatabaseUrl> running = running();
    return running.isPresent() ? running.get() : start();
  }

  /// The server, if it is running.
  public Optional<DatabaseUrl> running() {
    try {
      Optional<PostmasterFile> file = PostmasterFile.read(data());
      return file.isPresent() && file.get().isAnswering()
          ? Optional.of(url(file.get().port()))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw unusable(unreadable);
    }
  }

  /// Stops it; sessions are ended, transactions rolled back.
  ///
  /// @return false where none was running
  public boolean down() {
    if (!Files.isDirectory(data())) {
      return false;
    }
    try (FolderLock _ = FolderLock.take(folder.resolve("lock"))) {
      Optional<PostmasterFile> file = PostmasterFile.read(data());
      if (file.isEmpty() || !file.get().isAlive() || file.get().isStranger()) {
        return false;
      }
      pgCtl(home(), account(), "stop", "-m", "fast", "-w", "-t", "60").orFail();
      return true;
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private DatabaseUrl start() {
    try {
      ServerAccount account = account();
      makeFolder(account);
      try (FolderLock _ = FolderLock.take(folder.resolve("lock"))) {
        Optional<DatabaseUrl> already = running();
        if (already.isPresent()) {
          return already.get();
        }
        Path home = home();
        requireReachable(account, home);
        if (!Files.exists(data())) {
          makeCluster(home, account);
        }
        DatabaseUrl url = startServer(home, account);
        makeDatabase(url);
        return url;
      }
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  /// Folders that root makes above ours may be walked through, not read: the server's account must
  /// reach what is its own.
  private void makeFolder(ServerAccount account) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    List<Path> made = new ArrayList<>();
    for (Path above = folder.getParent();
        above != null && !Files.isDirectory(above);
        above = above.getParent()) {
      made.add(above);
    }
    Folders.createPrivate(folder);
    account.own(folder);
    if (account instanceof ServerAccount.Other) {
      for (Path above : made) {
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
  }

  private void requireReachable(ServerAccount account, Path home) {
    Path program = home.resolve("bin").resolve("postgres");
    List<String> test = List.of("test", "-x", program.toString(), "-a", "-w", folder.toString());
    if (Command.run(account.command(test), Path.of("/")).exit() != 0) {
      throw new FailureException(
          new Failure.Config(
              "POSTGRES-015",
              "the account that runs PostgreSQL cannot reach this folder",
              Location.file(folder.toString()),
              "root's own folders are closed to it: set DAYBOOK_DATA_DIR to a place that everybody may"
                  + " walk to, such as /var/lib/daybook, or run daybook as an ordinary user"));
    }
  }

  /// Made beside and moved into place, so that a killed `initdb` leaves nothing half.
  private void makeCluster(Path home, ServerAccount account) throws IOException {
    Path half = folder.resolve("data.part");
    Folders.delete(half);
    Path password = folder.resolve("password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, randomPassword());
    account.own(password);
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + half,
            "--username=" + NAME,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions"));
    if ("off".equals(settings.parameters().get("fsync"))) {
      words.add("--no-sync");
    }
    parameters().forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
    Command.run(account.command(words), folder).orFail();
    Files.move(half, data());
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("listen_addresses", "127.0.0.1");
    parameters.put("unix_socket_directories", "");
    parameters.put("timezone", "UTC");
    parameters.put("log_timezone", "UTC");
    parameters.put("max_locks_per_transaction", "256");
    parameters.put("fsync", "on");
    parameters.putAll(settings.parameters());
    return parameters;
  }

  /// A killed server's processes may hold its memory for a moment, and a port that was free may be
  /// taken: so it is tried again for ten seconds.
  private DatabaseUrl startServer(Path home, ServerAccount account) throws IOException {
    Optional<PostmasterFile> left = PostmasterFile.read(data());
    if (left.isPresent() && left.get().isStranger()) {
      Files.delete(data().resolve("postmaster.pid"));
    }
    Path log = folder.resolve("server.log");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = freePort();
      Command start =
          pgCtl(home, account, "start", "-w", "-t", "60", "-l", log.toString(), "-o", "-p " + port);
      if (start.exit() == 0) {
        Files.writeString(folder.resolve("port"), Integer.toString(port));
        return url(port);
      }
      Pause.millis(BETWEEN_ATTEMPTS_MILLIS);
    }
    throw new FailureException(
        new Failure.Unavailable(
            "POSTGRES-017",
            "PostgreSQL did not start; its last words: " + lastLine(log),
            Location.file(log.toString()),
            "read that log; when its cause is gone, try again"));
  }

  private Command pgCtl(Path home, ServerAccount account, String verb, String... options) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(home.resolve("bin/pg_ctl").toString(), verb, "-D", data().toString()));
    words.addAll(Arrays.asList(options));
    return Command.run(account.command(words), folder);
  }

  private int freePort() throws IOException {
    Path last = folder.resolve("port");
    if (Files.exists(last)) {
      int port = Integer.parseInt(Files.readString(last).strip());
      try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // any other will do
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static void makeDatabase(DatabaseUrl url) {
    try (Database server = Database.open(url.withDatabase("postgres"), 1);
        var connection = server.connection();
        var statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + NAME);
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  private DatabaseUrl url(int port) throws IOException {
    Secret password = Secret.of(Files.readString(folder.resolve("password")).strip());
    return new DatabaseUrl("127.0.0.1", port, NAME, NAME, password, Map.of());
  }

  /// Once there are data, whoever owns them: root may stop what an ordinary user started.
  private ServerAccount account() throws IOException {
    return Files.isDirectory(data())
        ? ServerAccount.choose(Optional.of(Files.getOwner(data()).getName()))
        : ServerAccount.choose(settings.account());
  }

  private Path home() throws IOException {
    Path into = settings.programs().orElse(folder);
    return new ServerBinaries(settings.binaries()).install(into);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String lastLine(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "none";
    }
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "none" : lines.getLast();
  }

  private FailureException unusable(IOException failed) {
    return new FailureException(
        new Failure.Config(
            "POSTGRES-018",
            "the embedded PostgreSQL's folder cannot be used: " + failed,
            Location.file(folder.toString()),
            "make it yours and writable, or name another data folder in DAYBOOK_DATA_DIR"),
        failed);
  }
}
