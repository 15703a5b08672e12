package io.daybook.models.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PythonCallsTest {

  @Test
  void whatAModelReadsAndHowItIsConfiguredIsReadWithoutPython() {
    String template =
        PythonCalls.template(
            """
            def model(dbt, session):
                dbt.config(materialized="table", # a 'note', with (a bracket
                    packages=["a (b)"])
                # dbt.ref("no")
                text = 'dbt.source("no", "no")'
                return dbt.ref("orders").join(dbt.source('lake', "words"), dbt.config.get("x"))
            """);

    assertEquals(
        "{{ config(materialized=\"table\", packages=[\"a (b)\"]) }}{{ ref(\"orders\") }}"
            + "{{ source('lake', \"words\") }}{{ config(config_keys_used=[[\"x\"][0]],"
            + " config_keys_defaults=[([\"x\"] + [none])[1]], meta_keys_used=[],"
            + " meta_keys_defaults=[]) }}",
        template.replaceAll("\\s{2,}", " "));
  }
}
