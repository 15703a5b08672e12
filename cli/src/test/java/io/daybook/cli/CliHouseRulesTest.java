package io.daybook.cli;

import io.daybook.kernel.house.HouseRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.cli", 20);
  }

  /// Checked from here, because the template language depends on nothing of ours, not even in
  /// tests.
  @Test
  void soDoesTheTemplateLanguage() {
    HouseRules.check("io.daybook.jinja", 20, sourcesOf("jinja"));
  }

  /// Checked from here, because the tools of the build are not on any test's path.
  @Test
  void soDoTheToolsOfTheBuild() {
    HouseRules.checkUnfinished("io.daybook.build", 0, sourcesOf("build-tools"));
  }

  private static Path sourcesOf(String room) {
    return Checkout.root().resolve(room).resolve("src/main/java");
  }
}
