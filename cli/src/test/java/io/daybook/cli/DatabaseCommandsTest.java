package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandsTest {
  @TempDir Path home;

  @Test
  void theEmbeddedServerStartsMigratesAnswersAndStops() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Map<String, String> here = Map.of("DAYBOOK_DATA_DIR", home.resolve("data").toString());

    Invocation up = Invocation.daybook(here, "db", "up");
    Invocation url = Invocation.daybook(here, "db", "url");
    Invocation again = Invocation.daybook(here, "db", "up", "--json");
    Invocation status = Invocation.daybook(here, "status");
    Invocation down = Invocation.daybook(here, "db", "down");

    assertEquals(
        "the ledger was migrated: V1 ledger, V2 schemas and roles, V3 descriptions, V4 reader,"
            + " V5 retention",
        up.story());
    assertTrue(up.results().matches("postgresql://daybook:\\*\\*\\*@127\\.0\\.0\\.1:\\d+/daybook"));
    assertTrue(url.results().matches("postgresql://daybook:[0-9a-f]{48}@127.0.0.1:\\d+/daybook"));
    assertEquals("{\"url\":\"" + up.results() + "\",\"migrations\":[]}", again.results());
    assertEquals("Nothing was loaded yet", status.results());
    assertEquals("the embedded PostgreSQL was stopped", down.results());
    assertEquals(
        "the embedded PostgreSQL was not running",
        Invocation.daybook(here, "db", "down").results());
  }

  @Test
  void aCommandAsksForTheMigrationItNeeds() {
    try (TestDatabase test = TestDatabase.create()) {
      Map<String, String> there = Map.of("DAYBOOK_DATABASE_URL", test.url().reveal());

      Invocation early = Invocation.daybook(there, "status");

      assertEquals(2, early.exitCode());
      assertEquals(
          """
          error[LEDGER-001]: the database has no ledger yet
          hint: run `daybook db migrate`\
          """,
          early.story());
      assertEquals(
          "the ledger was migrated: V1 ledger, V2 schemas and roles, V3 descriptions, V4 reader,"
              + " V5 retention",
          Invocation.daybook(there, "db", "migrate").results());
      assertEquals(
          "the ledger is up to date", Invocation.daybook(there, "db", "migrate").results());
    }
  }

  @Test
  void configShowSaysWhereEachValueCameFromAndHidesPasswords() {
    Map<String, String> environment =
        Map.of(
            "DAYBOOK_DATABASE_URL", "postgresql://me:tulip@db:5432/x",
            "DAYBOOK_DATA_DIR", "/srv/daybook",
            "DAYBOOK_CONTRACTS_DIR", "/srv/contracts",
            "DAYBOOK_MODELS_DIR", "/srv/models");

    Invocation show = Invocation.daybook(environment, "config", "show");

    assertEquals(
        """
        database.url          postgresql://me:***@db:5432/x  (DAYBOOK_DATABASE_URL)
        database.connections                              8  (default)
        data.dir              /srv/daybook                   (DAYBOOK_DATA_DIR)
        inbox                 /srv/daybook/inbox             (default)
        contracts.dir         /srv/contracts                 (DAYBOOK_CONTRACTS_DIR)
        models.dir            /srv/models                    (DAYBOOK_MODELS_DIR)
        publish               immediate                      (default)
        log.format            text                           (default)
        s3.region             us-east-1                      (default)\
        """,
        show.results());
  }
}
