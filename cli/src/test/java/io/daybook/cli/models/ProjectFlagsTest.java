package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Flags that a project sets for all who run it.
class ProjectFlagsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void twoModelsAndATestOfBoth() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write("models/b.sql", "select 2 as id");
    shop.write("tests/t.sql", "select 1 from {{ ref('a') }} join {{ ref('b') }} using (id)");
  }

  @Test
  void anOptionCountsMoreThanItsVariableAndThisMoreThanTheProject() {
    assertEquals("shop.a\nshop.t", listed());
    flags("indirect_selection: cautious");
    assertEquals("shop.a", listed());
    shop.environment("DBT_INDIRECT_SELECTION", "eager");
    assertEquals("shop.a\nshop.t", listed());
    assertEquals("shop.a", listed("--indirect-selection", "cautious"));
  }

  @Test
  void profilesMaySetThemAsTheyOnceDid() {
    shop.write(
        "profiles.yml", shop.read("profiles.yml") + "\nconfig: {indirect_selection: cautious}\n");

    assertEquals("shop.a", listed());
    assertTrue(
        shop.models("ls")
            .contains(
                "User config should be moved from the 'config' key in profiles.yml to the 'flags' key in dbt_project.yml."));

    flags("fail_fast: true");
    assertTrue(
        shop.models("ls")
            .contains(
                "error[PROJECT-015]: Do not specify both 'config' in profiles.yml and 'flags' in dbt_project.yml."));
  }

  @Test
  void theyShapeTheLogToo() {
    flags("printer_width: 60");
    assertTrue(
        shop.models("run", "-s", "a")
            .contains("1 of 1 START sql view model shop.a ......................... [RUN]\n"));
    flags("log_level: warn");
    assertEquals("0\n", shop.models("run"));
    flags("log_format: json");
    assertTrue(shop.models("ls", "-q").startsWith("0\n{\"data\":{\"msg\":\"shop.a\"}"));
  }

  @Test
  void aFlagThatIsNoneOfTheProjectsIsNotHeard() {
    flags("store_failures: true, full_refresh: true");

    shop.models("build");

    assertFalse(shop.read("target/manifest.json").contains("shop_dbt_test__audit\".\"t"));
  }

  private String listed(String... options) {
    String[] words = new String[options.length + 4];
    System.arraycopy(new String[] {"ls", "-q", "-s", "a"}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    return shop.models(words).substring(2);
  }

  private void flags(String flags) {
    shop.write(
        "dbt_project.yml", "{name: shop, version: '1.0', profile: shop, flags: {" + flags + "}}");
  }
}
