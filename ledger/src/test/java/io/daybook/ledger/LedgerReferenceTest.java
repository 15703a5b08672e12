package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/reference/ledger.md` is written from the migrated schema. After a migration, run this test
/// with `-Ddaybook.write-docs=true`.
class LedgerReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/ledger.md");

  private static final List<String> TABLES =
      List.of(
          "run",
          "task_run",
          "load_run",
          "reject",
          "model_run",
          "check_result",
          "publication",
          "partition");

  private static final String INTRODUCTION =
      """
      # The ledger

      Schema `daybook` says what was loaded, refused, built, tested and published, under which business
      date. `daybook status`, `daybook rejects` and `daybook ledger check` read it; so may you.

      Events are append-only: triggers refuse every change, even the superuser's (SQLSTATE 23001), but
      for closing a run or a task once. `partition` is derived from `load_run`; `daybook ledger check`
      compares the two and rebuilds it with `--rebuild`. A load that a later one replaced is named by
      that one's `supersedes`; view `reject_status` says which refused records nothing newer has replaced.

      Only `daybook db up`, `daybook db migrate` and `daybook demo` change the schema. Every other command
      compares its version, in table `schema_version`, with its own and stops where they differ.

      ## Roles

      Groups without login; give a login membership. Whoever migrates owns the database and has
      `CREATEROLE`, or is superuser. Roles belong to the whole server: where another database has made
      them, an administrator first says `grant daybook_loader, daybook_models, analyst to … with admin
      option`.

      | Role | May |
      |---|---|
      | `daybook_loader` | own `raw`; write runs, loads, rejects and partitions |
      | `daybook_models` | read `raw` and the ledger; own `staging`, `intermediate`, `marts`; write runs, models, tests and publications |
      | `analyst` | read `marts` ([how to give a login](../how-to/power-bi-and-sql-clients.md)) |
      | `daybook_reader` | read the ledger; `call daybook.add_reader('name')` makes a login that only reads, with a statement timeout |
      """;

  private static final String COLUMNS =
      """
      select '| `' || attname || '` | ' || format_type(atttypid, null)
          || case when attnotnull then '' else ', may be null' end
          || ' | ' || col_description(attrelid, attnum) || ' |'
      from pg_attribute
      where attrelid = TABLE and attnum > 0 and not attisdropped
      order by attnum
      """;

  @Test
  void isWrittenFromTheMigratedSchema() throws IOException {
    String page = page();
    if (Boolean.getBoolean("daybook.write-docs")) {
      Files.createDirectories(PAGE.resolveSibling(""));
      Files.writeString(PAGE, page);
    }

    assertEquals(page, Files.readString(PAGE), "run this test once with -Ddaybook.write-docs=true");
  }

  @Test
  void describesEveryColumnOfEveryTable() {
    try (TestDatabase test = TestLedger.create()) {
      assertEquals(
          "",
          test.query(
              """
              select attrelid::regclass || '.' || attname
              from pg_attribute
              inner join pg_class on pg_class.oid = attrelid and relkind = 'r'
              where relnamespace = 'daybook'::regnamespace and relname <> 'schema_version'
                  and attnum > 0 and col_description(attrelid, attnum) is null
              """));
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    try (TestDatabase test = TestLedger.create()) {
      for (String table : TABLES) {
        String name = "'daybook." + table + "'::regclass";
        page.append("\n## ").append(table).append("\n\n");
        page.append(test.query("select obj_description(" + name + ")")).append("\n\n");
        page.append("| Column | Type | What it is |\n|---|---|---|\n");
        page.append(test.query(COLUMNS.replace("TABLE", name))).append('\n');
      }
    }
    return page.toString();
  }
}
