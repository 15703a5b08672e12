package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What dbt calls deprecated, in the words of dbt-core 1.12.6, and what the project's flags make of
/// it.
class DeprecationsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void theFirstOfEachKindIsToldAndTheirNumberAtTheEnd() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write("models/b.sql", "select 1 as id");
    shop.write(
        "macros/m.sql",
        "{% macro generate_schema_name(custom, node) %}{{ return(none) }}{% endmacro %}");

    assertEquals(
        """
        0
        [WARNING][ModelParamUsageDeprecation]: Deprecated functionality
        Usage of `--models`, `--model`, and `-m` is deprecated in favor of `--select` or
        `-s`.
        [WARNING][GenerateSchemaNameNullValueDeprecation]: Deprecated functionality
        Node 'model.shop.a' has a schema set to None as a result of a
        generate_schema_name call. Please set a valid schema name.
        Found 2 models, 1 macro
        shop.a
        [WARNING][DeprecationsSummary]: Deprecated functionality
        Summary of encountered deprecations:
        - ModelParamUsageDeprecation: 1 occurrence
        - GenerateSchemaNameNullValueDeprecation: 2 occurrences
        To see all deprecation instances instead of just the first occurrence of each,
        run command again with the `--show-all-deprecations` flag. You may also need to
        run with `--no-partial-parse` as some deprecations are only encountered during
        parsing.\
        """
            .strip(),
        shop.models("ls", "--models", "a").replaceAll("(?m)^(Running|Registered).*\n", ""));
    assertTrue(
        shop.models("ls", "--show-all-deprecations")
            .contains("Node 'model.shop.b' has a schema set to None"));
    assertFalse(
        shop.models("ls", "--warn-error-options", "{silence: [Deprecations]}").contains("WARNING"));
  }

  @Test
  void aFlagMakesASchemaOfNoneAnError() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write(
        "macros/m.sql",
        "{% macro generate_schema_name(custom, node) %}{{ return(none) }}{% endmacro %}");
    flags("require_valid_schema_from_generate_schema_name: true");

    assertTrue(
        shop.models("parse")
            .endsWith(
                """
                error[PARSE-075]: Node 'model.shop.a' has a schema set to None as a result of a generate_schema_name call.
                  --> models/a.sql
                hint: let generate_schema_name return a schema for it, or set the flag require_valid_schema_from_generate_schema_name to false\
                """));
  }

  @Test
  void aVariableThatIsMissingIsAMistakeInTheNameOfASchema() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write(
        "macros/m.sql",
        "{% macro generate_schema_name(custom, node) %}{{ var('where') }}{% endmacro %}");

    String told = shop.models("parse");

    assertTrue(told.startsWith("2\n"), told);
    assertTrue(
        told.contains(
            "Required var 'where' not found in config:\nVars supplied to generate_schema_name = {}"),
        told);
    assertTrue(shop.models("parse", "--vars", "{where: here}").startsWith("0\n"));
  }

  @Test
  void namesWithSpacesAreRefusedUnlessAFlagLetsThem() {
    shop.write("models/a b.sql", "select 1 as id");
    shop.write("models/c d.sql", "select 1 as id");
    shop.write(
        "models/s.yml",
        "sources: [{name: my src, tables: [{name: t}, {name: u}]}, {name: o k, tables: [{name: t}]}]");

    assertTrue(
        shop.models("parse")
            .endsWith(
                """
                error[PARSE-074]: Resource names cannot contain spaces:
                  * 'model.shop.a b' (models/a b.sql)
                  * 'model.shop.c d' (models/c d.sql)
                  --> models/a b.sql
                hint: rename them, or set the flag require_resource_names_without_spaces to false\
                """));

    flags("require_resource_names_without_spaces: false");
    String told = shop.models("parse");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            """
            [WARNING]: Found spaces in the name of `model.shop.a b`
            [WARNING]: Spaces found in 2 resource name(s). This is deprecated, and may lead
            to errors when using dbt. Run again with `--debug` to see them all. For more
            information: https://docs.getdbt.com/reference/global-configs/legacy-behaviors
            [WARNING]: Found spaces in the name of `source.shop.my src`
            """),
        told);
    assertTrue(told.contains("- ResourceNamesWithSpacesDeprecation: 2 occurrences"), told);
  }

  @Test
  void twoTypesMayShareAName() {
    shop.write("models/a.sql", "select 1 as id");
    shop.write("seeds/a.csv", "id\n7\n");
    shop.write("models/b.sql", "select id from {{ ref('a') }}");
    shop.write("seeds/s.yml", "seeds: [{name: a, config: {alias: other}}]");

    String told = shop.models("build");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            """
            Found resources with the same name 'a' in package 'shop': 'model.shop.a' and
            'seed.shop.a'. Please update one of the resources to have a unique name.
            """),
        told);
    assertEquals("[7]", shop.rows("select id from shop.b").toString());

    flags("require_unique_project_resource_names: true");
    assertTrue(
        shop.models("parse")
            .contains(
                "dbt found two resources with the name \"a\": model.shop.a (models/a.sql) and seed.shop.a (seeds/a.csv)"));
  }

  @Test
  void formerNamesOfVariablesAndForeignOnesAreTold() {
    shop.write("models/a.sql", "select 1 as id");
    shop.environment("DBT_FAVOR_STATE_MODE", "false");
    shop.environment("DBT_ENGINE_COLOUR", "red");
    shop.environment("DBT_RESOURCE_TYPES", "");

    String told = shop.models("ls");

    assertTrue(told.startsWith("0\n"), told);
    assertTrue(
        told.contains(
            """
            [WARNING]: Deprecated functionality
            The environment variable `DBT_FAVOR_STATE_MODE` has been renamed as
            `DBT_ENGINE_FAVOR_STATE`. If `DBT_FAVOR_STATE_MODE` is currently set, its value
            will be used instead of `DBT_ENGINE_FAVOR_STATE`. Set `DBT_ENGINE_FAVOR_STATE`
            and unset `DBT_FAVOR_STATE_MODE` to avoid this deprecation warning and ensure it
            works properly in a future release.
            [WARNING][EnvironmentVariableNamespaceDeprecation]: Deprecated functionality
            Found custom environment variable `DBT_ENGINE_COLOUR` in the environment.\
            """),
        told);
  }

  @Test
  void optionsOfWarningsNameOnlyWhatThereIs() {
    shop.write("models/a.sql", "select 1 as id");

    assertEquals(
        "2\nerror[USAGE-015]: Nope is not a valid dbt error name.\n"
            + "hint: correct --warn-error-options, or warn_error_options among the project's flags",
        shop.models("parse", "--warn-error-options", "{error: [NoNodeForYamlKey, Nope]}"));
    assertTrue(
        shop.models("parse", "--warn-error-options", "{include: all, exclude: []}")
            .contains(
                "Found `include` and `exclude` in `warn_error_options` specification. Please use `error` instead of `include`. Please use `warn` instead of `exclude`."));
  }

  @Test
  void tagsBetweenMacrosAndItertoolsAreTold() {
    shop.write("macros/m.sql", "{% macro x() %}{% endmacro %}{% endmacro %}{% set a = 1 %}");
    shop.write("models/a.sql", "select {{ modules.itertools.chain([1], [2]) | length }} as n");

    for (int parse = 0; parse < 2; parse++) { // the second remembers the first
      String told = shop.models("parse");
      assertTrue(
          told.contains(
              """
              [WARNING][UnexpectedJinjaBlockDeprecation]: Deprecated functionality
              Found unexpected 'endmacro' block tag. in file `macros/m.sql`
              """),
          told);
      assertTrue(told.contains("- UnexpectedJinjaBlockDeprecation: 2 occurrences"), told);
      assertTrue(told.contains("- ModulesItertoolsUsageDeprecation: 1 occurrence"), told);
    }
  }

  @Test
  void aPackageReplacesAMaterializationOfDbtOnlyIfAFlagLetsIt() {
    shop.write("packages.yml", "packages: [{local: other}]");
    shop.write("other/dbt_project.yml", "{name: other, version: '1.0'}");
    shop.write(
        "other/macros/m.sql",
        "{% materialization view, default %}{% call statement('main') %}create table {{ this }} as"
            + " select 'other' as x{% endcall %}{% do adapter.commit() %}{{ return({'relations': [this]}) }}{% endmaterialization %}");
    shop.write("models/a.sql", "select 'own' as x");
    shop.models("deps");
    shop.models("run");
    assertEquals("[own]", shop.rows("select x from shop.a").toString());

    shop.execute("drop view shop.a");
    flags("require_explicit_package_overrides_for_builtin_materializations: false");
    String told = shop.models("run");

    assertTrue(told.startsWith("0\n"), told);
    assertEquals("[other]", shop.rows("select x from shop.a").toString());
    assertTrue(
        told.contains(
            "[WARNING]: Installed package 'other' is overriding the built-in materialization\n'view'."),
        told);
  }

  @Test
  void aFlagKeepsHooksOutOfFreshness() {
    shop.write(
        "models/s.yml",
        "sources: [{name: s, schema: pg_catalog, tables: [{name: pg_class, loaded_at_query: select now(),"
            + " freshness: {warn_after: {count: 1, period: day}}}]}]");
    shop.write(
        "dbt_project.yml",
        "{name: shop, version: '1.0', profile: shop, on-run-start: [create table public.hooked ()],"
            + " flags: {source_freshness_run_project_hooks: false}}");

    String told = shop.models("source", "freshness");

    assertTrue(told.startsWith("0\n"), told);
    assertEquals("[null]", shop.rows("select to_regclass('public.hooked')::text").toString());
    assertTrue(told.contains("- SourceFreshnessProjectHooksNotRun: 1 occurrence"), told);
  }

  @Test
  void templatesMaySayInTheirNamesThatTheyAreOnes() {
    shop.write("models/a.sql.jinja", "select '{{ word() }}' as x");
    shop.write("macros/m.sql.j2", "{% macro word() %}hi{% endmacro %}");
    assertEquals("0\n", shop.models("ls", "-q"));

    flags("allow_jinja_file_extensions: true");

    shop.models("run");
    assertEquals("[hi]", shop.rows("select x from shop.a").toString());
  }

  private void flags(String flags) {
    shop.write(
        "dbt_project.yml", "{name: shop, version: '1.0', profile: shop, flags: {" + flags + "}}");
  }
}
