package io.daybook.models;

import io.daybook.kernel.house.HouseRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelsHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.checkUnfinished("io.daybook.models", 50, Path.of("src/main/java"));
  }
}
