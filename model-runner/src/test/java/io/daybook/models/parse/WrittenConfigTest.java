package io.daybook.models.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What public projects write in their configuration, with the values that dbt-core 1.12.6 gives.
final class WrittenConfigTest {
  @TempDir Path folder;

  @Test
  void theWordsOfADictAndOfACallSetApartAreItsValues() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/dict.sql",
                "{{ config({'materialized': 'table', 'tags': 'b'}) }} select 1",
                "models/apart.sql",
                "{{ config (materialized='table', meta={'a': 1}) }} select 1"));

    assertEquals(
        Map.of("materialized", "table", "tags", "b"),
        model(manifest, "dict").fields("unrendered_config").values());
    assertEquals(
        Map.of("materialized", "table", "meta", Map.of("a", 1L)),
        model(manifest, "apart").fields("unrendered_config").values());
  }

  @Test
  void listsOfAPropertiesFileStandTwiceInTheWordsAndVersionsAreRendered() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/listed.sql",
                "{{ config(tags=['c']) }} select 1",
                "models/versioned_v1.sql",
                "select 1",
                "models/schema.yml",
                """
                models:
                  - name: listed
                    config:
                      tags: [a, c]
                      grants: {select: [reader]}
                    meta:
                      note: >
                        folded
                  - name: versioned
                    latest_version: 1
                    config: {tags: [whole], alias: "{{ 'x' if true else none }}"}
                    versions:
                      - v: 1
                        config: {tags: [own]}
                """));

    Fields listed = model(manifest, "listed");
    assertEquals(List.of("c", "a"), listed.list("tags"));
    assertEquals(List.of("a", "c", "c"), listed.fields("config").list("tags"));
    assertEquals(
        Map.of(
            "tags",
            List.of("c"),
            "grants",
            Map.of("select", List.of("reader", "reader")),
            "meta",
            Map.of("note", "folded")),
        listed.fields("unrendered_config").values());
    Fields versioned = model(manifest, "versioned.v1");
    assertEquals(List.of("own", "whole"), versioned.list("tags"));
    assertEquals(
        Map.of("tags", List.of("own", "own", "whole"), "alias", "x"),
        versioned.fields("unrendered_config").values());
  }

  @Test
  void whatAQueryGivesIsUndefinedWhileParsingAndItsTextIsNotRead() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/read.sql",
                "select 1",
                "models/asks.sql",
                """
                {% set rows = run_query('select 1') %}
                {{ config(meta={'count': rows | length, 'none': rows is none}) }}
                {% call statement('x') %} select * from {{ ref('read') }} {% endcall %}
                """));

    Fields asks = model(manifest, "asks");
    assertEquals(Map.of("count", 0L, "none", false), asks.fields("config").get("meta"));
    assertEquals(List.of(), asks.list("refs"));
  }

  @Test
  void argumentsOfMacrosAreComparedWithTheirProperties() {
    List<String> warnings = new ArrayList<>();
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "macros/macros.sql",
                """
                {% macro two(a, b) %}{% endmacro %}
                {% materialization odd, default %}
                {% endmaterialization %}
                """,
                "macros/macros.yml",
                """
                macros:
                  - name: two
                    arguments:
                      - {name: x, type: "list[string]"}
                      - {name: b, type: "dict[string, optional[int]]"}
                      - {name: c, type: vars}
                  - name: gone
                """),
            (Warning warning) -> warnings.add(warning.name() + ": " + warning.message()));

    assertEquals(
        List.of(
            "InvalidMacroAnnotation: Argument x in yaml for macro two does not match the jinja"
                + " definition.",
            "InvalidMacroAnnotation: The number of arguments in the yaml for macro two does not"
                + " match the jinja definition.",
            "InvalidMacroAnnotation: Argument c in the yaml for macro two has an invalid type.",
            "MacroNotFoundForPatch: Found patch for macro \"gone\" which was not found"),
        warnings);
    Fields odd =
        manifest.macros().values().stream()
            .map(macro -> macro.fields())
            .filter(macro -> macro.text("name").equals("materialization_odd_default"))
            .findFirst()
            .orElseThrow();
    assertEquals("supported_languages", odd.each("arguments").getFirst().text("name"));
  }

  @Test
  void whatIsSwitchedOffKeepsItsWords() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/unused.sql",
                "select 1",
                "models/docs.md",
                "{% docs told %}told{% enddocs %}",
                "models/schema.yml",
                """
                models:
                  - name: unused
                    description: "{{ doc('told') }}"
                    config: {enabled: false}
                """));

    assertEquals(
        "{{ doc('told') }}",
        manifest.disabled().get("model.small.unused").getFirst().fields().text("description"));
  }

  @Test
  void exportsOfASavedQueryAreNamedAsModelsAre() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/queries.yml",
                """
                saved_queries:
                  - name: totals
                    query_params: {metrics: []}
                    exports:
                      - name: plain
                        config: {export_as: table}
                      - name: own
                        config: {export_as: table, schema: other, alias: named}
                """));

    Fields query = manifest.others().get("saved_query.small.totals").fields();
    assertEquals(
        List.of("s.plain in d", "other.named in d"),
        query.each("exports").stream()
            .map(export -> export.fields("config"))
            .map(config ->
                config.text("schema_name")
                    + "."
                    + config.text("alias")
                    + " in "
                    + config.text("database"))
            .toList());
  }

  @Test
  void theKeysThatAPythonModelAsksForArePartOfItsConfiguration() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/asks.py",
                """
                def model(dbt, session):
                    dbt.config(materialized="table", cluster={"size": 4})  # four
                    return dbt.config.get("size", 3) + dbt.config.get("name")
                """));

    Fields asks = model(manifest, "asks");
    assertEquals(List.of("size", "name"), asks.fields("config").get("config_keys_used"));
    assertEquals(Arrays.asList(3L, null), asks.fields("config").get("config_keys_defaults"));
    assertEquals(List.of(), asks.fields("config").get("meta_keys_used"));
    assertEquals(Map.of("size", 4L), asks.fields("unrendered_config").get("cluster"));
  }

  @Test
  void aQueryCommentThatNeedsANodeIsRefusedBeforeThereIsOne() {
    String project = "name: small\nversion: '1.0'\nprofile: small\nquery-comment: ";

    assertEquals(
        "Compilation Error: query-comment: 'absent' is undefined",
        refused(Map.of("dbt_project.yml", project + "'{{ absent.comment(node) }}'")));
    assertEquals(
        "Compilation Error: query-comment: 'None' has no attribute 'config'",
        refused(Map.of("dbt_project.yml", project + "'{{ node.config.materialized }}'")));
    TestProjects.of(
        folder,
        Map.of("dbt_project.yml", project + "'{{ node.name if node }}, {{ target.name }}'"));
  }

  @Test
  void aMacroThatDispatchesToNothingIsRefusedThoughNobodyCallsIt() {
    assertEquals(
        "In dispatch: No macro named 'gone' found within namespace: 'small'",
        refused(
            Map.of(
                "macros/macros.sql",
                "{% macro gone() %}{{ adapter.dispatch('gone', 'small')() }}{% endmacro %}")));
  }

  private String refused(Map<String, String> files) {
    FailureException e = assertThrows(FailureException.class, () -> TestProjects.of(folder, files));
    return e.failure().fact();
  }

  @Test
  void entriesHaveTheTypesThatDbtWants() {
    assertEquals(
        "Invalid models config given for 'a' - at path ['columns'][0]['description']: None is not"
            + " of type 'string'",
        refused("models: [{name: a, columns: [{name: c, description: }]}]"));
    assertEquals(
        "Invalid models config given for 'a' - at path ['columns']: {'id': 3} is not of type"
            + " 'array'",
        refused("models: [{name: a, columns: {id: 3}}]"));
    assertEquals(
        "Invalid sources config given for 's' - at path []: Additional properties are not allowed"
            + " ('catalog' was unexpected)",
        refused("sources: [{name: s, catalog: x, tables: [{name: t}]}]"));
    assertEquals(
        "Invalid sources config given for 's' - at path ['tables'][0]['identifier']: 5 is not valid"
            + " under any of the given schemas",
        refused("sources: [{name: s, tables: [{name: t, identifier: 5}]}]"));
    TestProjects.of(
        folder,
        Map.of(
            "models/a.sql",
            "select 1",
            "models/schema.yml",
            "models: [{name: a, own: 1, columns: [{name: c, own: 1, data_type: }]}]"));
  }

  private String refused(String properties) {
    return refused(Map.of("models/schema.yml", properties));
  }

  @Test
  void aDefaultOfAnEnvironmentVariableKeepsItsType() {
    Manifest manifest =
        TestProjects.of(
            folder,
            Map.of(
                "models/a.sql",
                """
                {{ config(meta={'no': env_var('ABSENT_HERE', False), 'n': env_var('ABSENT_HERE', 3)}) }}
                {% if env_var('ABSENT_HERE', False) %}{{ env_var('ABSENT_HERE') }}{% endif %}
                """));

    assertEquals(Map.of("no", false, "n", 3L), model(manifest, "a").fields("config").get("meta"));
  }

  @Test
  void aNameIsAText() {
    FailureException e =
        assertThrows(
            FailureException.class,
            () -> TestProjects.of(folder, Map.of("models/schema.yml", "models:\n- name: off\n")));

    assertEquals(
        """
        error[PARSE-002]: at path ['name']: False is not of type 'string'
          --> models/schema.yml:2:3
        hint: write the file as dbt's properties files are written\
        """,
        e.getMessage());
  }

  private static Fields model(Manifest manifest, String name) {
    return manifest.resource("model.small." + name).orElseThrow().fields();
  }
}
