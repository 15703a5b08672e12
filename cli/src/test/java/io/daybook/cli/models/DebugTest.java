package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `debug` lists what is wrong with each file, as dbt-core 1.12.6 does, and tries what is left.
class DebugTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  private String told(String from, String... words) {
    return ScratchProject.from(from, shop.models(words));
  }

  @Test
  void aGoodProjectPassesAllChecks() {
    String told = shop.models("debug");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            """
            Configuration:
              profiles.yml file [OK found and valid]
              dbt_project.yml file [OK found and valid]
            """),
        told);
    assertTrue(told.contains("\n  connect_timeout: 10\n  role: None\n"), told);
    assertTrue(told.endsWith("  Connection test: [OK connection ok]\n\nAll checks passed!"), told);
  }

  @Test
  void aTargetThatThereIsNotIsOneFailedCheck() {
    assertEquals(
        """
        Connection test skipped since no profile was found
        1 check failed:
        Profile loading failed for the following reason:
        Runtime Error
          The profile 'shop' does not have a target named 'none'. The valid target names for this profile are: dev, prod

        """
            .strip(),
        told("Connection test skipped", "debug", "--target", "none").strip());
  }

  @Test
  void anEmptyProjectIsInvalidAndTheLoneProfileIsTried() {
    shop.write("dbt_project.yml", "");

    String told = shop.models("debug");

    assertTrue(told.startsWith("1\n"), told);
    assertTrue(told.contains("\n  profiles.yml file [OK found and valid]\n"), told);
    assertTrue(told.contains("\n  dbt_project.yml file [ERROR invalid]\n"), told);
    assertTrue(told.contains("\n  Connection test: [OK connection ok]\n"), told);
    assertTrue(
        told.contains(
            """
            1 check failed:
            Project loading failed for the following reason:
            Runtime Error
              dbt_project.yml does not parse to a dictionary\
            """),
        told);
  }

  @Test
  void aRefusedConnectionIsToldWithTheAnswerOfTheDatabase() {
    shop.environment("SHOP_PASSWORD", "wrong");

    String told = told("1 check failed:", "debug", "--connection");

    assertTrue(
        told.startsWith(
            """
            1 check failed:
            dbt was unable to connect to the specified database.
            The database returned the following error:

              >\
            """),
        told);
  }
}
