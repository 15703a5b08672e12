package io.daybook.etl;

import io.daybook.kernel.house.HouseRules;
import org.junit.jupiter.api.Test;

class EtlHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.etl", 30);
  }
}
