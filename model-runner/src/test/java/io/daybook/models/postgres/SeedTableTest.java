package io.daybook.models.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedTableTest {
  @Test
  void columnsWithoutANameAreLettersThatDoubleAfterZ() {
    ResultTable table = SeedTable.read("wide.csv", ",".repeat(52) + "\n", ',', Set.of());

    List<String> names = table.names();
    assertEquals(
        List.of("a", "z", "aa", "zz", "aaa"),
        List.of(names.get(0), names.get(25), names.get(26), names.get(51), names.get(52)));
  }
}
