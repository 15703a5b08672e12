package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Settings of nodes and what they do, as dbt-core 1.12.6 does it.
class NodeSettingsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void metaIsReadByItsOwnMethods() {
    shop.write("models/a.yml", "models: [{name: a, config: {meta: {owner: me}}}]");
    shop.write(
        "models/a.sql",
        "select '{{ config.get('owner', 'nobody') }}' as g, '{{ config.meta_get('owner') }}' as m,"
            + " '{{ config.meta_require('owner') }}' as r, '{{ config.meta_get('x', 'y') }}' as o");
    shop.models("run");
    assertEquals("[nobody|me|me|y]", shop.rows("select g, m, r, o from shop.a").toString());

    shop.write("models/a.sql", "select {{ config.require('owner') }}");
    assertTrue(
        shop.models("run")
            .contains("Model 'model.shop.a' does not define a required config parameter 'owner'."));
  }

  @Test
  void momentsOfPythonAreTextsInTheManifest() {
    shop.write(
        "models/a.sql",
        "{{ config(meta={'day': modules.datetime.date(2020, 1, 2),"
            + " 'at': modules.datetime.datetime(2020, 1, 1, 0, 0, 0),"
            + " 'utc': modules.datetime.datetime(2020, 1, 1, 0, 0, 0, tzinfo=modules.pytz.utc)}) }} select 1 as id");

    assertEquals(
        "0\n{\"name\": \"a\", \"config.meta\": {\"day\": \"2020-01-02\", \"at\": \"2020-01-01T00:00:00\", \"utc\": \"2020-01-01T00:00:00+00:00\"}}",
        shop.models("ls", "-q", "--output", "json", "--output-keys", "name", "config.meta"));
  }

  @Test
  void typesOfAContractMayHaveDbtsNames() {
    shop.write(
        "models/a.yml",
        "models: [{name: a, config: {contract: {enforced: true}}, columns: [{name: t, data_type: string}]}]");
    shop.write("models/a.sql", "select 'x'::text as t");

    assertTrue(shop.models("run").startsWith("0\n"));
  }

  @Test
  void aNumberWithoutItsScaleIsWarnedOfInAContract() {
    shop.write(
        "models/a.yml",
        "models: [{name: a, config: {contract: {enforced: true}}, columns: [{name: n, data_type: numeric}]}]");
    shop.write("models/a.sql", "select 1.5 as n");

    String told = shop.models("run");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            "Detected columns with numeric type and unspecified precision/scale, this can lead to"
                + " unintended rounding: ['n']`"),
        told);
  }

  @Test
  void aForeignKeyNamesItsRelationInTheManifestOnceItIsCompiled() {
    shop.write(
        "models/a.yml",
        "models: [{name: b, config: {contract: {enforced: true}, materialized: table},"
            + " constraints: [{type: foreign_key, columns: [id], to: ref('a'), to_columns: [id]}],"
            + " columns: [{name: id, data_type: int, constraints: [{type: foreign_key, to: ref('a'), to_columns: [id]}]}]}]");
    shop.write("models/a.sql", "select 1 as id");
    shop.write("models/b.sql", "select 1 as id");

    shop.models("parse");
    assertEquals(2, count("\"to\": *\"ref\\('a'\\)\""));
    shop.models("compile");
    assertEquals(
        2,
        count(
            "\"to\": *\""
                + Pattern.quote("\\\"" + shop.database() + "\\\".\\\"shop\\\".\\\"a\\\"")));
  }

  private long count(String expression) {
    return Pattern.compile(expression).matcher(shop.read("target/manifest.json")).results().count();
  }

  @Test
  void whatAProjectsMacroSaysOfColumnsIsWhatTheAdapterSays() {
    shop.write(
        "macros/m.sql",
        "{% macro get_columns_in_relation(relation) %}{{ return('a string') }}{% endmacro %}");
    shop.write(
        "models/a.sql",
        "select '{{ adapter.get_columns_in_relation(this) if execute }}'::text as said");

    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals(List.of("a string"), shop.rows("select said from shop.a"));
  }

  @Test
  void whatYamlCannotHoldIsTheDefault() {
    shop.write(
        "models/a.sql",
        "select '{{ toyaml({'a': adapter}, 'none') }}|{{ toyaml({'b': [{'d': 1, 'c': 2}], 'a': 1}, sort_keys=true) }}' as y");

    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals(
        List.of("none|a: 1", "b:", "- c: 2", "  d: 1"),
        List.of(String.join("\n", shop.rows("select y from shop.a")).strip().split("\n")));
  }

  @Test
  void aDescriptionOfAQuotedColumnNeedsItsVeryName() {
    shop.write(
        "models/a.yml",
        "models: [{name: a, config: {persist_docs: {columns: true}}, columns: ["
            + "{name: mycol, description: none, quote: true}, {name: ID, description: none}, {name: Other, description: yes!, quote: true}]}]");
    shop.write("models/a.sql", "select 1 as \"MyCol\", 2 as id, 3 as \"Other\"");

    assertTrue(
        shop.models("run")
            .contains(
                "The following columns are specified in the schema but are not present in the database: mycol"));
    assertEquals(
        "[null|null|yes!]",
        shop.rows(
                "select col_description(r, 1), col_description(r, 2), col_description(r, 3) from (select 'shop.a'::regclass r) x")
            .toString());
  }

  @Test
  void anIndexIsCheckedBeforeItIsMade() {
    assertTrue(
        index("{'columns': 'id'}").contains("at path ['columns']: 'id' is not of type 'array'"));
    assertTrue(
        index("{'columns': ['id'], 'unique': 'yes'}")
            .contains("at path ['unique']: 'yes' is not of type 'boolean'"));
    assertTrue(index("{'unique': true}").contains("at path []: 'columns' is a required property"));
    assertTrue(index("{'columns': ['id']}").startsWith("0\n"));
  }

  private String index(String index) {
    shop.write(
        "models/a.sql",
        "{{ config(materialized='table', indexes=[" + index + "]) }} select 1 as id");
    return shop.models("run");
  }

  @Test
  void lsOfModelsListsModels() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write("models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: [unique]}]}]");

    assertEquals("0\nshop.a", shop.models("ls", "-q", "--models", "a"));
    assertEquals("0\nshop.a\nshop.unique_a_id", shop.models("ls", "-q", "--select", "a"));
    assertEquals(
        "error[USAGE-014]: \"models\" and \"resource_type\" are mutually exclusive arguments",
        ScratchProject.from(
                "error", shop.models("ls", "-q", "--models", "a", "--resource-type", "test"))
            .lines()
            .findFirst()
            .orElse(""));
  }

  @Test
  void anExposureMayNeedAMetric() {
    shop.write("models/a.sql", "select 1 as id, now() as t");
    shop.write(
        "models/a.yml",
        """
        exposures:
          - {name: board, type: dashboard, owner: {name: me}, depends_on: ["metric('sales')", "ref('a')"]}
        metrics:
          - {name: sales, label: Sales, type: simple, type_params: {measure: sold}}
        semantic_models:
          - name: sold_things
            model: ref('a')
            defaults: {agg_time_dimension: t}
            entities: [{name: id, type: primary}]
            dimensions: [{name: t, type: time, type_params: {time_granularity: day}}]
            measures: [{name: sold, agg: count, expr: id}]
        """);

    assertEquals(
        "0\nexposure:shop.board\nmetric:shop.sales",
        shop.models("ls", "-q", "--select", "metric:sales+"));
  }

  @Test
  void allFlagsAreToldWithTheirDefaults() {
    shop.write(
        "models/a.sql",
        "select '{{ invocation_args_dict.which }} {{ invocation_args_dict.populate_cache }}"
            + " {{ invocation_args_dict.invocation_command.split(' --project-dir')[0] }}"
            + " {{ 'full_refresh' in invocation_args_dict }}' as said");

    shop.models("run", "-s", "a");

    assertEquals(List.of("run True dbt run -s a False"), shop.rows("select said from shop.a"));
    String results = shop.read("target/run_results.json");
    assertTrue(results.contains("\"require_resource_names_without_spaces\""), results);
  }

  @Test
  void anEmptyKeyIsNone() {
    shop.write(
        "models/a.sql", "{{ config(materialized='incremental', unique_key='') }} select 1 as id");

    shop.models("run");
    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals("[2]", shop.rows("select count(*) from shop.a").toString());
  }

  @Test
  void whatIsShownHasItsHeaderAndItsLimitBehindTheQuery() {
    shop.write(
        "models/a.sql",
        "{% call set_sql_header(config) %} create temp table v as select 7 as n; {%- endcall %} select n from v");

    String shown = shop.models("show", "-s", "a");
    assertTrue(shown.startsWith("0\n") && shown.contains("| 7 |"), shown);
    String twice = shop.models("show", "--limit", "1", "--inline", "select 1 limit 1");
    assertTrue(twice.startsWith("2\n"), twice);
    assertTrue(twice.contains("syntax error at or near \"limit\""), twice);
  }

  @Test
  void secretsAmongTheVariablesAreNotWrittenDown() {
    shop.write("models/a.sql", "select '{{ var('DBT_ENV_SECRET_key') }}' as k");

    shop.models("run", "--vars", "{DBT_ENV_SECRET_key: xyzzy}");
    assertTrue(
        shop.read("target/run_results.json")
            .replace(" ", "")
            .contains("\"DBT_ENV_SECRET_key\":\"*****\""));
    shop.write("models/a.sql", "select '{{ var('missing') }}' as k");
    assertFalse(shop.models("run", "--vars", "{DBT_ENV_SECRET_key: xyzzy}").contains("xyzzy"));
  }

  @Test
  void aRelationIsAMappingWhileParsingToo() {
    shop.write("models/b.sql", "select 1 as id");
    shop.write(
        "models/a.sql",
        "{% set r = ref('b') %}{% if not (r is mapping and r.get('metadata', {}).get('type', '').endswith('Relation')) %}"
            + "{% do exceptions.raise_compiler_error('no relation') %}{% endif %} select * from {{ r }}");

    assertTrue(shop.models("run").startsWith("0\n"));
  }

  @Test
  void assetsStandBesideTheDocumentation() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write("dbt_project.yml", "{name: shop, profile: shop, asset-paths: [pictures]}");
    shop.write("pictures/deep/one.txt", "a picture");

    shop.models("docs", "generate");
    assertEquals("a picture", shop.read("target/pictures/deep/one.txt"));
  }

  @Test
  void aRunThatReplacesItsOwnStateIsWarnedOf() {
    shop.write("models/a.sql", "select 1 as id");
    shop.models("run");

    assertTrue(
        shop.models("run", "--state", shop.path("target").toString())
            .contains("[WARNING]: The state and target directories are the same: 'target'."));
  }

  @Test
  void whatIsCompiledOrShownIsTold() {
    shop.write("models/b.sql", "select 1 as id, null::int as n");
    shop.write("models/a.sql", "select id from {{ ref('b') }}");
    shop.models("run");

    String sql = "select id from \"%s\".\"shop\".\"b\"".formatted(shop.database());
    assertTrue(shop.models("compile", "-s", "a").contains("\nCompiled node 'a' is:\n" + sql));
    shop.write("models/e.sql", "{{ config(materialized='ephemeral') }} select 3 as id");
    assertTrue(
        shop.models("compile", "-s", "e").endsWith("\nCompiled node 'e' is:\n select 3 as id"));
    assertTrue(
        shop.models("compile", "--inline", "select id from {{ ref('b') }}")
            .contains("\nCompiled inline node is:\n" + sql));
    assertTrue(
        shop.models("compile", "--output", "json", "--inline", "select 1")
            .contains("{\n  \"compiled\": \"select 1\"\n}"));
    assertEquals(
        "0\n{\n  \"compiled\": \"select 1\"\n}",
        shop.models("compile", "--quiet", "--output", "json", "--inline", "select 1"));
    String wrong = shop.models("compile", "--inline", "{{ ref('x') }}");
    assertTrue(wrong.startsWith("2\n") && wrong.contains("Error parsing inline query"), wrong);
    assertTrue(
        shop.models("show", "-s", "b", "--output", "json")
            .contains(
                "{\n  \"node\": \"b\",\n  \"show\": [\n    {\n      \"id\": 1,\n      \"n\": null\n    }\n  ]\n}"));
    assertTrue(shop.models("show").contains("Either --select or --inline must be passed to show"));
  }

  @Test
  void aSeedIsShownWithAllItsRows() {
    shop.write("seeds/s.csv", "id,name\n1,a\n2,b\n");

    assertEquals(
        """
        0
        Previewing node 's':
        | id | name |
        | -- | ---- |
        |  1 | a    |
        |  2 | b    |\
        """,
        shop.models("show", "-s", "s", "--limit", "1"));
  }

  @Test
  void whatAConditionWithoutElseLeavesOutIsAnEmptyText() {
    shop.write(
        "models/a.sql",
        "{{ config(materialized='table') if target.name == 'nowhere' }}"
            + "{{ config(alias='b' if target.name == 'nowhere', own='c' if false, tags=['x' if false, 'y'],"
            + " meta={'k': 'v' if false}) }} select 1 as id");

    assertEquals(
        "0\n{\"name\": \"a\", \"alias\": \"a\", \"config.materialized\": \"view\","
            + " \"config.own\": \"\", \"config.meta\": {\"k\": \"\"}, \"tags\": [\"\", \"y\"]}",
        shop.models(
            ("ls -q --output json --output-keys name alias config.materialized config.own"
                    + " config.meta tags")
                .split(" ")));
    shop.write("models/a.sql", "{{ config({'alias': 'b'} if target.name == 'nowhere') }} select 1");
    assertTrue(
        shop.models("ls")
            .contains(
                "Compilation Error in model a (models/a.sql): the inline if-expression on line 1 in 'models/a.sql' evaluated to false and no else section was defined."));
  }

  @Test
  void aModelWhoseFileIsEmptyIsListedAndNotRun() {
    shop.write("models/a.sql", " \n");
    shop.write("models/b.sql", "select * from {{ ref('a') }}");
    shop.execute("create schema shop; create table shop.a as select 1 as id");

    assertEquals("0\nshop.a\nshop.b", shop.models("ls", "-q"));
    assertTrue(shop.models("run").contains("Done. PASS=1 WARN=0 ERROR=0 SKIP=0"));
    assertTrue(shop.models("run", "-s", "a").contains("Nothing to do."));
    assertTrue(shop.models("show", "-s", "a").contains("Nothing to do."));
  }

  @Test
  void aQueryGoesToTheDatabaseAsItIs() {
    shop.write("models/broken.sql", "{{ no end");

    assertEquals(
        "0\n{\n  \"show\": [\n    {\n      \"j\": \"{{ 1 }}\"\n    }\n  ]\n}",
        shop.models(
            "show",
            "--output",
            "json",
            "--limit",
            "1",
            "--inline-direct",
            "select '{{ 1 }}' as j union all select 'b' limit 2"));
  }

  @Test
  void compilingMayLeaveOutEphemeralModelsAndQueries() {
    shop.write("models/e.sql", "{{ config(materialized='ephemeral') }} select 1 as id");
    shop.write("models/a.sql", "select id from {{ ref('e') }}");

    assertTrue(
        shop.models("compile", "--no-inject-ephemeral-ctes", "-s", "a")
            .contains("is:\nselect id from __dbt__cte__e"));

    shop.write(
        "models/a.sql",
        "select {{ run_query('select 7 as n').columns[0].values()[0] if execute }} as n");
    assertTrue(shop.models("compile", "-s", "a").contains("is:\nselect 7 as n"));
    String refused = shop.models("compile", "--no-introspect", "-s", "a");
    assertTrue(
        refused.startsWith("2\n") && refused.contains("connection never acquired for thread"),
        refused);
  }

  @Test
  void theGraphIsSummedUp() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write(
        "models/b.sql",
        "select s.id from {{ ref('a') }} join {{ source('s', 't') }} as s using (id) where s.id in (select id from {{ source('s', 't') }})");
    shop.write(
        "models/m.yml",
        "{models: [{name: a, columns: [{name: id, data_tests: [unique]}]}], sources: [{name: s, tables: [{name: t}]}]}");

    shop.models("build", "--invocation-id", "6fbb5f1c-2a3c-4f44-9c55-7d7d1d0d4b0a");
    String nodes =
        "{\"0\":{\"name\":\"source.shop.s.t\",\"type\":\"source\",\"succ\":[2]},"
            + "\"1\":{\"name\":\"model.shop.a\",\"type\":\"model\",\"succ\":[2,3]},"
            + "\"2\":{\"name\":\"model.shop.b\",\"type\":\"model\"},"
            + "\"3\":{\"name\":\"test.shop.unique_a_id\",\"type\":\"test\"%s}}";
    assertEquals(
        "{\"_invocation_id\":\"6fbb5f1c-2a3c-4f44-9c55-7d7d1d0d4b0a\",\"linked\":"
            + nodes.formatted("")
            + ",\"with_test_edges\":"
            + nodes.formatted(",\"succ\":[2]")
            + "}",
        shop.read("target/graph_summary.json")
            .replaceAll("unique_a_id\\.[0-9a-f]+", "unique_a_id"));
    assertEquals(
        "0\n{\"name\": \"b\", \"sources\": [[\"s\", \"t\"]]}",
        shop.models(
            "ls",
            "-q",
            "-s",
            "b",
            "--resource-type",
            "model",
            "--output",
            "json",
            "--output-keys",
            "name",
            "sources"));
  }

  @Test
  void aPackageIsAskedForItsMacrosAsADict() {
    shop.write(
        "macros/m.sql",
        "{% macro _named() %}n{% endmacro %}"
            + "{% macro asked() %}{{ return(context.get(project_name, {}).get('_named')()) }}{% endmacro %}");
    shop.write(
        "models/a.sql",
        "{{ config(alias=asked() ~ (shop.get('nothing') or '')) }} select '{{ asked() }}' as x");

    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals("[n]", shop.rows("select x from shop.n").toString());
  }

  @Test
  void theAdapterIsAskedByNamesOfArgumentsToo() {
    shop.write(
        "models/a.sql",
        "{% set x = adapter.check_schema_exists(database=target.database, schema='shop') if execute %}"
            + "select '{{ x }}' as x, '{{ adapter.quote(identifier='q') }}' as q,"
            + " '{{ local_md5(value='a') }}' as m, '{{ fromjson(string='[1]')[0] }}' as j");

    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals(
        "[True|\"q\"|0cc175b9c0f1b6a831c399e269772661|1]",
        shop.rows("select x, q, m, j from shop.a").toString());

    shop.write("models/a.sql", "select {{ adapter.quote() if execute }}");
    assertTrue(shop.models("run").contains("missing a required argument: 'identifier'"));
  }

  @Test
  void otherFunctionsOfTheContextTakeArgumentsByNameToo() {
    shop.write(
        "models/a.sql",
        "select '{{ this.get(key='schema') }}|{{ this.quoted(identifier='q') }}|{{ var.has_var(var_name='v') }}"
            + "|{{ modules.re.sub(pattern='a', repl='b', string='aa') }}"
            + "|{{ modules.re.compile(pattern='a').sub(repl='c', string='aa') }}"
            + "|{{ api.Relation.scd_args(primary_key='k', updated_at='u') | join('+') if execute }}' as x");
    assertTrue(shop.models("run").startsWith("0\n"));
    assertEquals("[shop|\"q\"|False|bb|cc|k+u]", shop.rows("select x from shop.a").toString());

    shop.write(
        "models/a.sql",
        "{% do exceptions.relation_wrong_type(relation=this, expected_type='view') if execute %}");
    assertTrue(shop.models("run").contains("Trying to create view "));

    shop.write(
        "models/a.sql", "{% do exceptions.missing_config(model=model, name='k') if execute %}");
    assertTrue(
        shop.models("run")
            .contains("Model 'model.shop.a' does not define a required config parameter 'k'."));

    shop.write("models/a.sql", "select {{ modules.re.escape() if execute }}");
    assertTrue(shop.models("run").contains("missing a required argument: 1 needed, 0 given"));
  }

  @Test
  void theManifestOfARunNamesTheMacrosThatATestWasRunBy() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write(
        "models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: [not_null]}]}]");
    shop.write("tests/none.sql", "select * from {{ ref('a') }} where false");
    shop.write(
        "macros/m.sql",
        "{% macro should_store_failures() %}{{ return(config.get('store_failures')) }}{% endmacro %}");
    String run =
        "\"macro.dbt.get_limit_subquery_sql\",\"macro.shop.should_store_failures\",\"macro.dbt.statement\"]";

    shop.models("compile");
    String compiled = shop.read("target/manifest.json").replaceAll("\\s", "");
    assertTrue(
        compiled.contains("[\"macro.dbt.test_not_null\",\"macro.dbt.get_where_subquery\"]"),
        compiled);

    shop.models("build");
    String built = shop.read("target/manifest.json").replaceAll("\\s", "");
    assertTrue(
        built.contains("[\"macro.dbt.test_not_null\",\"macro.dbt.get_where_subquery\"," + run),
        built);
    assertTrue(built.contains("\"macros\":[" + run), built);
  }
}
