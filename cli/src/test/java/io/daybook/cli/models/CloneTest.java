package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is told and what stands in the database are those of dbt-core 1.12.6.
class CloneTest {
  private static final String DONE =
      """

      Completed successfully

      Done. PASS=6 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=6\
      """;

  @RegisterExtension private final ScratchProject shop = new ScratchProject();
  private String state = "";

  /// A production schema with a table, a view, a seed and a snapshot; here nothing stands yet.
  @BeforeEach
  void build() {
    shop.write("seeds/s.csv", "a,b\n1,x\n");
    shop.write("models/t.sql", "{{ config(materialized='table') }} select 1 as a");
    shop.write("models/v.sql", "select * from {{ ref('t') }}");
    shop.write("models/e.sql", "{{ config(materialized='ephemeral') }} select 1 as a");
    shop.write("models/n.sql", "select * from {{ ref('e') }}");
    shop.write(
        "snapshots/h.yml",
        """
        snapshots:
          - name: h
            relation: ref('t')
            config: {unique_key: a, strategy: check, check_cols: all}
        """);
    state = shop.path("state").toString();
    shop.models("build", "--target", "prod", "--target-path", state);
    shop.write("models/new.sql", "select 2 as z");
  }

  @Test
  void whatStandsElsewhereIsSeenHere() {
    String told = shop.models("clone", "--state", state);

    assertEquals(
        "No relation found in state manifest for model.shop.new\n" + DONE,
        ScratchProject.from("No relation", told));
    assertEquals(
        List.of(
            "h|SELECT a, dbt_scd_id, dbt_updated_at, dbt_valid_from, dbt_valid_to FROM shop_prod.h;",
            "n|SELECT a FROM shop_prod.n;",
            "s|SELECT a, b FROM shop_prod.s;",
            "t|SELECT a FROM shop_prod.t;",
            "v|SELECT a FROM shop_prod.v;"),
        shop.rows(
            """
            select viewname, trim(regexp_replace(definition, '\\s+', ' ', 'g'))
            from pg_views where schemaname = 'shop' order by 1
            """));
  }

  @Test
  void whatStandsHereStaysUnlessAFullRefreshIsAskedFor() {
    shop.models("run", "-s", "t");

    String told = shop.models("clone", "--state", state, "-s", "t");
    assertEquals(
        "Relation \"" + shop.database() + "\".\"shop\".\"t\" already exists\n" + one(DONE),
        ScratchProject.from("Relation", told));
    assertEquals(List.of("BASE TABLE"), kind());

    shop.models("clone", "--state", state, "-s", "t", "--full-refresh");
    assertEquals(List.of("VIEW"), kind());
  }

  @Test
  void withoutAStateThereIsNothingToShow() {
    assertEquals(
        """
        error[DEFER-001]: --state or --defer-state are required for deferral, but neither was provided
        hint: give the folder with the manifest.json of a former run: --state FOLDER\
        """,
        ScratchProject.from("error", shop.models("clone")));
  }

  private static String one(String done) {
    return done.replace("=6", "=1");
  }

  private List<String> kind() {
    return shop.rows(
        "select table_type from information_schema.tables where table_schema = 'shop'");
  }
}
