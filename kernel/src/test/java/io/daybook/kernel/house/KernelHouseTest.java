package io.daybook.kernel.house;

import org.junit.jupiter.api.Test;

class KernelHouseTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.kernel", 25);
  }
}
