package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `state:modified.contract` tells or refuses what breaks a contract, in dbt's words.
class BrokenContractTest {
  private static final String MODEL =
      """
      models:
        - name: deal
          config: {contract: {enforced: true}, materialized: table}
          %s
          columns:
            - {name: id, data_type: integer, constraints: [{type: not_null}]}
            - {name: note, data_type: varchar(3)}
      """;

  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void aModelWithoutVersionsIsToldAndSelected() {
    shop.write("models/deal.sql", "select 1 as id, 'x' as note");
    parsed("");
    shop.write(
        "models/s.yml",
        MODEL
            .formatted("")
            .replace("integer, constraints: [{type: not_null}]", "bigint")
            .replace("(3)", "(30)"));

    String told = changed();

    assertTrue(
        told.contains(
            """
            [WARNING]: Breaking change to contracted, unversioned model deal (models/deal.sql)
            While comparing to previous project state, dbt detected a breaking change to an unversioned model.
              - Columns with data_type changes:\s
                - id (integer -> bigint)
              - Enforced column level constraints were removed:\s
                - 'ConstraintType.not_null' constraint on column id
            """),
        told);
    assertTrue(told.endsWith("\nshop.deal"), told);
  }

  @Test
  void aModelWithVersionsIsRefused() {
    shop.write("models/deal_v1.sql", "select 1 as id, 'x' as note");
    parsed("versions: [{v: 1, defined_in: deal_v1}]");
    shop.write(
        "models/s.yml",
        MODEL
            .formatted("versions: [{v: 1, defined_in: deal_v1}]")
            .replace("      - {name: note, data_type: varchar(3)}\n", ""));

    String told = changed();

    assertTrue(told.startsWith("2\n"), told);
    assertTrue(
        told.contains(
            """
            Breaking change to contract Error in model deal (models/deal_v1.sql)
              While comparing to previous project state, dbt detected a breaking change to an enforced contract.
                - Columns were removed:\s
                  - note
            """),
        told);
  }

  @Test
  void whatIsAddedBreaksNothing() {
    shop.write("models/deal.sql", "select 1 as id, 'x' as note");
    parsed("");
    shop.write("models/s.yml", MODEL.formatted("") + "      - {name: more, data_type: text}\n");

    String told = changed();

    assertFalse(told.contains("[WARNING]"), told);
    assertEquals(1, told.lines().filter("shop.deal"::equals).count(), told);
  }

  @Test
  void aModelPastItsDateMayGo() throws IOException {
    shop.write("models/deal.sql", "select 1 as id, 'x' as note");
    parsed("deprecation_date: 1999-01-01");
    Files.delete(shop.path("models/deal.sql"));
    Files.delete(shop.path("models/s.yml"));

    String told = changed();

    assertFalse(told.contains("was deleted or renamed"), told);
  }

  private void parsed(String versions) {
    shop.write("models/s.yml", MODEL.formatted(versions));
    shop.models("parse", "--target-path", shop.path("before").toString());
  }

  private String changed() {
    String before = shop.path("before").toString();
    return shop.models("ls", "--select", "state:modified.contract", "--state", before);
  }
}
