package io.daybook.models.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestNamesTest {

  @Test
  void argumentsInAlphabeticalOrderMakeTheName() {
    TestNames names =
        TestNames.of(
            "relationships", "orders", Map.of("to", "ref('a')", "field", "id", "model", "m"));

    assertEquals("relationships_orders_id__ref_a_", names.fullName());
    assertEquals(names.fullName(), names.shortName());
  }

  @Test
  void aNameOfMoreThan63CharactersIsCutAndHashed() {
    TestNames names =
        TestNames.of(
            "accepted_values",
            "stg_orders",
            Map.of(
                "column_name",
                "status",
                "quote",
                false,
                "values",
                List.of("placed", "shipped", 1L, 2.5, true)));

    assertEquals(
        "accepted_values_stg_orders_status__False__placed__shipped__1__2_5__True",
        names.fullName());
    assertEquals("accepted_values_stg_orders_06fb7a95e961394a1f6665ccc028dfdb", names.shortName());
  }

  @Test
  void valuesPrintAsInPython() {
    assertEquals(
        "{'a': [1, 2.0, True, None, \"it's\"]}",
        PythonText.repr(Map.of("a", java.util.Arrays.asList(1L, 2.0, true, null, "it's"))));
  }
}
