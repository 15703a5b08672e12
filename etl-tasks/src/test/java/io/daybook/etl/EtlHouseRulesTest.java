package io.daybook.etl;

import io.daybook.kernel.house.HouseRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EtlHouseRulesTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.checkUnfinished("io.daybook.etl", 30, Path.of("src/main/java"));
  }
}
