package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerSchemaTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/io/daybook/ledger/migration");

  @Test
  void migratesOnceAndThenChangesNothing() {
    try (TestDatabase test = TestDatabase.create()) {
      assertEquals(
          List.of(
              "V1 ledger", "V2 schemas and roles", "V3 descriptions", "V4 reader", "V5 retention"),
          LedgerSchema.migrate(test.url()));
      assertEquals(List.of(), LedgerSchema.migrate(test.url()));
    }
  }

  @Test
  void needsNoSuperuser() {
    try (TestDatabase test = TestDatabase.create()) {
      LedgerSchema.migrate(test.url());
      String owner = "owner_of_" + test.url().database();
      test.execute(
          "create role " + owner + " login createrole password 'tulip'",
          "grant daybook_loader, daybook_models, analyst to " + owner + " with admin option",
          "drop schema daybook, raw, staging, intermediate, marts cascade",
          "grant create on database "
              + test.url().database()
              + " to "
              + owner
              + " with grant option",
          "grant temporary on database "
              + test.url().database()
              + " to "
              + owner
              + " with grant option");

      List<String> done = LedgerSchema.migrate(test.url().as(owner, Secret.of("tulip")));

      assertEquals(5, done.size());
      test.execute("drop owned by " + owner + " cascade", "drop role " + owner);
    }
  }

  @Test
  void knowsItsNewestMigration() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      assertEquals(LedgerSchema.VERSION, files.count());
    }
  }

  @Test
  void saysWhatToDoWithADatabaseThatHasNoLedger() throws SQLException {
    try (TestDatabase test = TestDatabase.create();
        Connection connection = test.database().connection()) {
      FailureException none =
          assertThrows(FailureException.class, () -> LedgerSchema.requireCurrent(connection));

      assertEquals(
          """
          error[LEDGER-001]: the database has no ledger yet
          hint: run `daybook db migrate`\
          """,
          none.getMessage());
    }
  }

  @Test
  void refusesADatabaseOfANewerProgram() throws SQLException {
    try (TestDatabase test = TestLedger.create();
        Connection connection = test.database().connection()) {
      LedgerSchema.requireCurrent(connection);
      test.execute("update daybook.schema_version set version = '99' where version = '3'");

      FailureException newer =
          assertThrows(FailureException.class, () -> LedgerSchema.requireCurrent(connection));

      assertEquals(
          """
          error[LEDGER-002]: the ledger has version 99, this program knows 5
          hint: use the newer daybook that migrated this database\
          """,
          newer.getMessage());
    }
  }
}
