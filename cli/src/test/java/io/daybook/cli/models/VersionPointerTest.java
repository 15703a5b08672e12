package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The latest version of a model can be found under the model's own name.
class VersionPointerTest {
  private static final String KINDS =
      "select relname, relkind from pg_class c join pg_namespace n on n.oid = relnamespace"
          + " where nspname = 'shop' order by 1";

  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/m_v1.sql", "select 1 as id");
    shop.write("models/m_v2.sql", "select 2 as id");
  }

  private void pointer(String setting) {
    shop.write(
        "models/m.yml",
        """
        models:
          - name: m
            config: {materialized: table%s}
            latest_version: 2
            versions: [{v: 1}, {v: 2}]
        """
            .formatted(setting));
  }

  @Test
  void aViewOfTheLatestVersionIsMadeAndMadeAgain() {
    pointer(", post-hook: 'select 1', latest_version_pointer: {enabled: true}");

    assertTrue(shop.models("run").startsWith("0\n"));
    assertTrue(shop.models("run").startsWith("0\n"));

    assertEquals(List.of("m|v", "m_v1|r", "m_v2|r"), shop.rows(KINDS));
    assertEquals(List.of("2"), shop.rows("select id from shop.m"));
  }

  @Test
  void itHasANameOfItsOwnIfOneIsGiven() {
    pointer(", latest_version_pointer: {enabled: true, alias: newest}");

    shop.models("run");

    assertEquals(List.of("m_v1|r", "m_v2|r", "newest|v"), shop.rows(KINDS));
  }

  @Test
  void noneIsMadeUnlessItIsAskedFor() {
    pointer("");

    shop.models("run");

    assertEquals(List.of("m_v1|r", "m_v2|r"), shop.rows(KINDS));
  }

  @Test
  void aNameThatTheVersionHasItselfIsRefused() {
    pointer(", latest_version_pointer: {enabled: true, alias: m_v2}");

    String told = shop.models("run", "--select", "m.v2");

    assertTrue(told.startsWith("1\n"), told);
    assertTrue(
        told.contains(
            "Cannot create latest version pointer: the latest version of 'm' is already aliased to"
                + " 'm_v2'."),
        told);
  }
}
