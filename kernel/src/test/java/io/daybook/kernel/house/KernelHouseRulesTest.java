package io.daybook.kernel.house;

import org.junit.jupiter.api.Test;

class KernelHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.kernel", 25);
  }
}
