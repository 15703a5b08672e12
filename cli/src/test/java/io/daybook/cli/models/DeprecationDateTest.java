package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Models past their date, and who still reads them, are told in dbt's words at each invocation.
class DeprecationDateTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/old.sql", "select 1 as a");
    shop.write("models/reader.sql", "select * from {{ ref('old') }}");
  }

  @Test
  void aModelPastItsDateIsToldWithItsReaders() {
    shop.write(
        "models/s.yml", "models: [{name: old, deprecation_date: 1999-01-01 00:00:00+00:00}]");
    shop.models("ls");

    String told = shop.models("run", "--select", "old");

    assertTrue(
        told.contains(
            """
            [WARNING]: Model old has passed its deprecation date of 1999-01-01T00:00:00+00:00. This model should be disabled or removed.
            [WARNING]: While compiling 'reader': Found a reference to old, which was deprecated on '1999-01-01T00:00:00+00:00'.\
            """),
        told);
  }

  @Test
  void itsEventsNameTheModels() {
    shop.write(
        "models/s.yml", "models: [{name: old, deprecation_date: 1999-01-01 00:00:00+00:00}]");

    String told = shop.models("parse", "--log-format", "json");

    assertTrue(told.contains("\"ref_model_name\":\"old\""), told);
    assertTrue(told.contains("\"model_name\":\"reader\""), told);
  }

  @Test
  void aDateToComeIsToldToReadersOnly() {
    shop.write(
        "models/s.yml", "models: [{name: old, deprecation_date: 2999-01-01 00:00:00+00:00}]");

    String told = shop.models("run", "--warn-error-options", "{error: [DeprecatedModel]}");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            "[WARNING]: While compiling 'reader': Found a reference to old, which is slated for"
                + " deprecation on '2999-01-01T00:00:00+00:00'."),
        told);
    assertEquals(1, told.lines().filter(line -> line.startsWith("[WARNING]")).count());
  }
}
