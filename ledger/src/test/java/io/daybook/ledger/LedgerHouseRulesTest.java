package io.daybook.ledger;

import io.daybook.kernel.house.HouseRules;
import org.junit.jupiter.api.Test;

class LedgerHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("io.daybook.ledger", 20);
  }
}
