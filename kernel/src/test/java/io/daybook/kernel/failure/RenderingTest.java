package io.daybook.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RenderingTest {
  private static final Failure FAILURE =
      new Failure.BadData(
          "CONTRACT-014",
          "column \"qty\" is not an integer",
          Location.file("orders.csv", 1043, 7),
          "if fractions are now legal, change contracts/orders.yml and rerun the date");

  @Test
  void readsLikeACompilersMessage() {
    assertEquals(
        """
        error[CONTRACT-014]: column "qty" is not an integer
          --> orders.csv:1043:7
        hint: if fractions are now legal, change contracts/orders.yml and rerun the date\
        """,
        Rendering.text(FAILURE));
  }

  @Test
  void isOneLineOfJsonForMachines() {
    assertEquals(
        "{\"event\":\"failure\",\"code\":\"CONTRACT-014\",\"fact\":\"column \\\"qty\\\" is not an integer\","
            + "\"location\":\"orders.csv:1043:7\",\"hint\":\"if fractions are now legal, change"
            + " contracts/orders.yml and rerun the date\",\"exit_code\":1}",
        Rendering.json(FAILURE));
  }
}
