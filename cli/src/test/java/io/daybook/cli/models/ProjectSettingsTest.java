package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Variables in a file of their own, and the comment of statements, as dbt-core 1.12.6 has them.
class ProjectSettingsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/t.sql", "{{ config(materialized='table') }} select current_query() as q");
    shop.write(
        "macros/c.sql",
        "{% macro mine(node) %}{% do return('mine ' ~ node.unique_id ~ node.nope ~ '|' ~ target.name) %}"
            + "{% endmacro %}");
  }

  @Test
  void theCommentIsDbtsUnlessTheProjectSaysOtherwise() {
    String standard =
        "/* {\"app\": \"dbt\", \"dbt_version\": \"1.12.6\", \"profile_name\": \"shop\", \"target_name\": \"dev\", \"node_id\": \"model.shop.t\"} */";

    assertTrue(statement("").startsWith(standard + "\n"));
    assertTrue(statement(", query-comment: 'plain'").startsWith("/* plain */\n"));
    assertTrue(
        statement(", query-comment: 'for {{ connection_name }}'")
            .startsWith("/* for model.shop.t */\n"));
    assertTrue(
        statement(", query-comment: {comment: '{{ mine(node) }}', append: true, job-label: true}")
            .endsWith(")\n/* mine model.shop.t|dev */;"));
    assertTrue(statement(", query-comment: {append: true}").endsWith(")\n" + standard + ";"));
    assertTrue(statement(", query-comment: ''").startsWith("\n"));
  }

  @Test
  void aCommentThatEndsTooEarlyOrCannotBeRenderedIsRefused() {
    settings(", query-comment: 'x */ y'");
    assertEquals(
        """
        error[MODEL-RUNTIME]: query comment contains illegal value "*/": x */ y
        hint: correct the project or its data\
        """,
        ScratchProject.from("error", shop.models("run")));
    settings(", query-comment: '{{ nobody() }}'");
    assertEquals(
        """
        error[PARSE-004]: Compilation Error: query-comment: 'nobody' is undefined
          --> dbt_project.yml
        hint: correct the template\
        """,
        ScratchProject.from("error", shop.models("run")));
  }

  @Test
  void aPackageReplacesAMaterializationOfDbtWhereTheFlagsSaySo() {
    shop.write("packages.yml", "packages: [{local: lib}]");
    shop.write("lib/dbt_project.yml", "{name: lib}");
    shop.write(
        "lib/macros/m.sql",
        "{% materialization table, default %}{{ exceptions.raise_compiler_error('mine') }}{% endmaterialization %}");
    shop.models("deps");

    assertTrue(shop.models("run").startsWith("0\n"));
    settings(", flags: {require_explicit_package_overrides_for_builtin_materializations: false}");
    assertTrue(shop.models("run").startsWith("1\n"));
  }

  @Test
  void variablesMayStandInAFileOfTheirOwn() {
    shop.write("vars.yml", "vars: {kind: table, word: file, shop: {scoped: yes!}}");
    shop.write(
        "dbt_project.yml",
        "{name: shop, version: '1.0', profile: shop, models: {+materialized: \"{{ var('kind') }}\"}}");
    shop.write(
        "models/t.sql",
        "select '{{ var('word') }}' as w, '{{ var('scoped') }}' as s, '{{ config.get('materialized') }}' as m");

    shop.models("run");
    assertEquals("[file|yes!|table]", shop.rows("select w, s, m from shop.t").toString());
    shop.models("run", "--vars", "{word: line, kind: view}");
    assertEquals("[line|yes!|view]", shop.rows("select w, s, m from shop.t").toString());
  }

  @Test
  void variablesInBothFilesAreRefused() {
    shop.write("vars.yml", "vars: {a: 1}");
    settings(", vars: {b: 2}");

    assertEquals(
        """
        error[PROJECT-004]: Variables cannot be defined in both vars.yml and dbt_project.yml.
          --> dbt_project.yml
        hint: correct dbt_project.yml as the message says\
        """,
        ScratchProject.from("error", shop.models("run")).replace("…/", ""));
  }

  private String statement(String settings) {
    settings(settings);
    shop.models("run");
    return String.join("\n", shop.rows("select q from shop.t"));
  }

  private void settings(String more) {
    shop.write("dbt_project.yml", "{name: shop, version: '1.0', profile: shop" + more + "}");
  }

  @Test
  void templatesOfYamlKnowPythonsModulesAndTheInvocation() {
    shop.write("models/a.sql", "select 1 as id");
    settings(
        ", models: {shop: {+schema: \"{{ modules.datetime.date(2020, 1, 2).isoformat() }}_{{ dbt_version }}{{ nobody }}_"
            + "{{ run_started_at.year > 2000 }}_{{ invocation_id | length }}\"}}");

    assertEquals(
        "0\n{\"schema\": \"shop_2020-01-02_1.12.6_True_36\"}",
        shop.models("ls", "-q", "--output", "json", "--output-keys", "schema", "-s", "a"));
  }
}
