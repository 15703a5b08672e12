package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path temporary;

  private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void aFolderThatAnAccountWithoutRightsCanReach() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    folder = temporary.resolve("two/levels/postgres");
    postgres = new EmbeddedPostgres(folder, SomeProcess.settings());
  }

  @AfterEach
  void stop() {
    postgres.down();
  }

  @Test
  void isSafeByDefault() throws IOException {
    DatabaseUrl url = postgres.up();

    assertEquals("127.0.0.1", ask(url, "show listen_addresses"));
    assertEquals("", ask(url, "show unix_socket_directories"));
    assertEquals("on", ask(url, "show fsync"));
    assertEquals("scram-sha-256", ask(url, "select distinct auth_method from pg_hba_file_rules"));
    assertEquals(
        "C.UTF-8", ask(url, "select datlocale from pg_database where datname = 'daybook'"));
    assertEquals("rwx------", permissions(folder));
    assertEquals("rwx------", permissions(folder.resolve("data")));
    assertEquals("rw-------", permissions(folder.resolve("password")));
    FailureException refused =
        assertThrows(
            FailureException.class, () -> Database.open(url.withPassword(Secret.of("guessed")), 1));
    assertEquals("POSTGRES-003", refused.failure().code());
  }

  @Test
  void manyThreadsAndProcessesStartOneServer() throws Exception {
    Callable<String> here = () -> Integer.toString(postgres.up().port());
    Callable<String> elsewhere = () -> SomeProcess.started(folder).output();

    try (var threads = Executors.newFixedThreadPool(5)) {
      List<Future<String>> ports =
          threads.invokeAll(List.of(here, elsewhere, here, elsewhere, here));

      String port = Integer.toString(postgres.up().port());
      for (Future<String> found : ports) {
        assertEquals(port, found.get().strip());
      }
    }
    assertEquals(
        1, Files.readString(folder.resolve("server.log")).split("starting Postgre", -1).length - 1);
  }

  @Test
  void outlivesTheProcessThatStartedItAndIsFoundAgain() throws Exception {
    String port = SomeProcess.started(folder).output().strip();

    assertEquals(port, Integer.toString(postgres.running().orElseThrow().port()));
    assertTrue(postgres.down());
    assertEquals(Optional.empty(), postgres.running());
    assertFalse(postgres.down());
    assertEquals(port, Integer.toString(postgres.up().port()));
  }

  @Test
  void comesBackWithItsDataAfterAKill() throws IOException {
    DatabaseUrl url = postgres.up();
    tell(url, "create table kept as select 7 as x");

    kill();

    assertEquals(Optional.empty(), postgres.running());
    assertEquals("7", ask(postgres.up(), "select x from kept"));
    assertEquals(url, postgres.up());
  }

  @Test
  void isNotFooledByAStrangerWithItsProcessNumber() throws IOException {
    postgres.up();
    kill();
    Path file = folder.resolve("data/postmaster.pid");
    List<String> lines = Files.readAllLines(file);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);

    assertFalse(postgres.down());
    assertEquals("1", ask(postgres.up(), "select 1"));
  }

  @Test
  void startsAnewWhatAKilledInitdbLeftHalf() throws IOException {
    postgres.up();
    postgres.down();
    Files.move(folder.resolve("data"), folder.resolve("data.part"));

    assertEquals("1", ask(postgres.up(), "select 1"));
  }

  @Test
  void anOrdinaryUserRunsItToo() throws Exception {
    assumeTrue(ServerAccount.isRoot(), "needs root, who can become an ordinary user");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));

    Command user = SomeProcess.startedByNobody(temporary, folder);

    assertEquals(0, user.exit(), user.output());
    assertEquals("nobody", Files.getOwner(folder.resolve("data")).getName());
    assertEquals("nobody", Files.getOwner(folder).getName());
    assertEquals(user.output().strip(), Integer.toString(postgres.running().orElseThrow().port()));
    assertTrue(postgres.down());
  }

  @Test
  void tellsRootWhereTheServersAccountCannotGo() throws IOException {
    assumeTrue(ServerAccount.isRoot(), "everybody else runs the server themselves");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));

    FailureException refused = assertThrows(FailureException.class, postgres::up);

    assertEquals(
        """
        error[POSTGRES-015]: the account that runs PostgreSQL cannot reach this folder
          --> FOLDER
        hint: root's own folders are closed to it: set DAYBOOK_DATA_DIR to a place that everybody may \
        walk to, such as /var/lib/daybook, or run daybook as an ordinary user\
        """
            .replace("FOLDER", folder.toString()),
        refused.getMessage());
  }

  @Test
  void asksForAnAccountThatExists() {
    assumeTrue(ServerAccount.isRoot(), "everybody else runs the server themselves");
    EmbeddedPostgres strange =
        new EmbeddedPostgres(
            folder,
            new EmbeddedPostgres.Settings(
                Optional.empty(), Optional.of("no-such-account"), Optional.empty(), Map.of()));

    FailureException refused = assertThrows(FailureException.class, strange::up);

    assertEquals(
        """
        error[POSTGRES-013]: PostgreSQL may not run as root, and there is no account no-such-account
        hint: run daybook as an ordinary user, or name an account without rights in \
        DAYBOOK_POSTGRES_ACCOUNT\
        """,
        refused.getMessage());
  }

  private void kill() throws IOException {
    long pid = PostmasterFile.read(folder.resolve("data")).orElseThrow().pid();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void tell(DatabaseUrl url, String sql) {
    try (Database database = Database.open(url, 1)) {
      boolean _ =
          database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
              return statement.execute(sql);
            }
          });
    }
  }

  private static String ask(DatabaseUrl url, String sql) {
    try (Database database = Database.open(url, 1)) {
      return database.inTransaction(connection -> {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(sql)) {
          return rows.next() ? rows.getString(1) : "no row";
        }
      });
    }
  }
}
