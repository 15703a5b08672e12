package io.daybook.models.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.jinja.value.None;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Diffs of random tables against what daff 1.3.46, which dbt uses, printed for them (colours taken
/// out): `table-diffs.json` holds expected rows, actual rows and its answer.
class TableDiffTest {
  private static final int FEWEST = 100;

  @Test
  void printsWhatDaffPrints() throws IOException {
    JsonNode cases = cases();
    assertTrue(cases.size() >= FEWEST, cases.size() + " cases");
    List<String> differences = new ArrayList<>();

    for (JsonNode each : cases) {
      List<String> names = new ArrayList<>();
      each.get("names").forEach(name -> names.add(name.asText()));
      String ours =
          TableDiff.between(names, rows(each.get("expected")), rows(each.get("actual")))
              .orElse("null");
      if (!ours.equals(each.get("diff").asText())) {
        differences.add(each + "\n" + each.get("diff").asText() + "us:\n" + ours);
      }
    }

    assertEquals(List.of(), differences);
  }

  private static JsonNode cases() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(TableDiffTest.class.getResourceAsStream("table-diffs.json"))) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static List<List<Object>> rows(JsonNode table) {
    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode line : table) {
      List<Object> row = new ArrayList<>();
      line.forEach(cell -> row.add(value(cell)));
      rows.add(row);
    }
    return rows;
  }

  /// A decimal number stands as `{"d": "1.50"}`.
  private static Object value(JsonNode cell) {
    if (cell.isNull()) {
      return None.NONE;
    }
    if (cell.isObject()) {
      return new BigDecimal(cell.get("d").asText());
    }
    if (cell.isBoolean()) {
      return cell.asBoolean();
    }
    return cell.isNumber() ? (Object) cell.asLong() : cell.asText();
  }
}
