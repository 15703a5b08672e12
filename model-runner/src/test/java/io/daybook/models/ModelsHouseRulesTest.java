package io.daybook.models;

import io.daybook.kernel.house.HouseRules;
import org.junit.jupiter.api.Test;

class ModelsHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.models", 50);
  }
}
