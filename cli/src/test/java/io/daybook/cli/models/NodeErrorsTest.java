package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is told of a node that fails: every text is that of dbt-core 1.12.6.
class NodeErrorsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write(
        "macros/m.sql",
        """
        {% macro refuse(x) %}{{ exceptions.raise_compiler_error('no ' ~ x) }}{% endmacro %}
        {% macro asking(x) %}{{ refuse(x) }}{% endmacro %}
        {% macro stray() %}{% if execute %}{{ nobody.knows }}{% endif %}{% endmacro %}
        """);
  }

  @Test
  void aMacroThatRaisesIsNamedWithItsCallers() {
    assertError(
        "select {% if execute %}{{ asking('x') }}{% endif %} as a",
        """
        Compilation Error in model m (models/m.sql)
          no x
         \s
          > in macro refuse (macros/m.sql)
          > called by macro asking (macros/m.sql)
          > called by model m (models/m.sql)\
        """);
  }

  @Test
  void eachWayToRefuseHasItsWords() {
    assertRefused("missing_relation('r')", "Compilation", "Relation r not found!");
    assertRefused("raise_not_implemented('nope')", "Compilation", "ERROR: nope");
    assertRefused(
        "raise_cache_inconsistent('odd')",
        "Compilation",
        "Internal Error\n    Cache inconsistency detected: odd");
    assertRefused("raise_dependency_error('boom')", "Runtime", "boom");
    assertRefused(
        "raise_dataclass_not_dict({'a': 1})",
        "Compilation",
        "The object (\"{'a': 1}\") was used as a dictionary. This capability has been removed from objects of this type.");
    assertRefused(
        "raise_dep_not_found(none, 'the deal', 'sums')",
        "Compilation",
        "Error while parsing the deal.\n  The required package \"sums\" was not found. Is the package installed?\n  Hint: You may need to run `dbt deps`.");
  }

  private void assertRefused(String call, String kind, String text) {
    assertError(
        "select {% if execute %}{{ exceptions." + call + " }}{% endif %} as a",
        kind + " Error in model m (models/m.sql)\n  " + text);
  }

  @Test
  void anUnknownNameOfTheModelItselfComesWithAdvice() {
    assertError(
        "select {% if execute %}{{ dbt_utils.star() }}{% endif %} as a",
        """
        Compilation Error in model m (models/m.sql)
          'dbt_utils' is undefined. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".\
        """);
  }

  @Test
  void anUnknownNameOfAMacroStandsAlone() {
    assertError(
        "select {{ stray() }} as a",
        "Compilation Error in model m (models/m.sql)\n  'nobody' is undefined");
  }

  @Test
  void aMistakeOfPythonHasItsWords() {
    assertError(
        "select {% if execute %}{{ 1 / 0 }}{% endif %} as a",
        "Compilation Error in model m (models/m.sql)\n  division by zero");
  }

  @Test
  void aWrongStatementHasTheLineOfTheWholeStatement() {
    assertError(
        "select * from nowhere",
        """
        Database Error in model m (models/m.sql)
          relation "nowhere" does not exist
          LINE 7:     select * from nowhere
                                    ^
          compiled code at target/run/shop/models/m.sql

          compiled code at target/compiled/shop/models/m.sql\
        """);
    assertError(
        "select {% if execute %}{{ run_query('select * from nono') }}{% endif %} as a",
        """
        Database Error in model m (models/m.sql)
          relation "nono" does not exist
          LINE 3:     select * from nono
                                    ^\
        """);
  }

  @Test
  void aBrokenContractIsATable() {
    shop.write(
        "models/s.yml",
        """
        models:
          - name: m
            config: {materialized: table, contract: {enforced: true}}
            columns: [{name: id, data_type: text}, {name: c, data_type: integer}]
        """);
    assertError(
        "select 1 as id, 2 as b",
        """
        Compilation Error in model m (models/m.sql)
          This model has an enforced contract that failed.
          Please ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.
         \s
          | column_name | definition_type | contract_type | mismatch_reason       |
          | ----------- | --------------- | ------------- | --------------------- |
          | b           | INTEGER         |               | missing in contract   |
          | c           |                 | INTEGER       | missing in definition |
          | id          | INTEGER         | TEXT          | data type mismatch    |

          compiled code at target/compiled/shop/models/m.sql\
        """);
  }

  @Test
  void aContractWithoutColumns() {
    shop.write(
        "models/m.sql",
        "{{ config(materialized='table', contract={'enforced': true}) }} select 1 as id");

    String told = shop.models("run");

    assertTrue(
        told.contains(
            "This model has an enforced contract, and its 'columns' specification is missing"),
        told);
  }

  @Test
  void aMaterializationThatNobodyHas() {
    assertError(
        "{{ config(materialized='cube') }} select 1 as a",
        """
        Compilation Error in model m (models/m.sql)
          No materialization 'cube' was found for adapter postgres! (searched types 'default' and 'postgres')

          compiled code at target/compiled/shop/models/m.sql\
        """);
  }

  @Test
  void aTextThatCannotBeRenderedEndsCompile() {
    shop.write("models/m.sql", "select {% if execute %}{{ 1 / 0 }}{% endif %} as a");

    String told = shop.models("compile");

    assertEquals(
        """
        error[MODEL-RUNTIME]: Compilation Error in model m (models/m.sql)
          division by zero
        hint: correct the project or its data\
        """,
        ScratchProject.from("error", told));
    assertEquals("2", told.lines().findFirst().orElseThrow());
  }

  private void assertError(String model, String expected) {
    shop.write("models/m.sql", model);
    String told = ScratchProject.from("[ERROR]: in model m", shop.models("run"));
    assertEquals(
        "[ERROR]: in model m (models/m.sql)\n  "
            + expected
            + "\n\nDone. PASS=0 WARN=0 ERROR=1 SKIP=0 NO-OP=0 REUSED=0 TOTAL=1",
        told);
  }
}
