package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is odd in a project is told in the lines of dbt-core 1.12.6; what may be an error is one.
class WarningsTest {
  /// The first lines of any command.
  private static final String BEGUN =
      "0\nRunning with dbt=1.12.6\nRegistered adapter: postgres=1.11.0\n";

  private static final String GONE =
      "Did not find matching node for patch with name 'gone' in the 'models' section of file 'models/s.yml'";

  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/m.sql", "select 1 as a, 'x' as b");
    shop.write("models/n.sql", "select * from {{ ref('m') }}");
    shop.write(
        "models/s.yml",
        """
        models:
          - name: m
            columns:
              - name: a
                tests:
                  - unique
                  - accepted_values:
                      values: [1]
                  - not_null: {where: "a > 0"}
              - name: b
                data_tests:
                  - accepted_values:
                      arguments: {values: ['y']}
                      severity: warn
                  - relationships: {to: ref('m'), field: b}
          - name: gone
          - name: n
            description: first
            description: second
        """);
  }

  @Test
  void theFirstDeprecationOfEachKindIsTold() {
    assertEquals(
        """
        0
        Running with dbt=1.12.6
        Registered adapter: postgres=1.11.0
        [WARNING][DuplicateYAMLKeysDeprecation]: Deprecated functionality
        Duplicate key 'description' in "<unicode string>", line 19, column 5 in file
        `models/s.yml`
        [WARNING]: Did not find matching node for patch with name 'gone' in the 'models' section of file 'models/s.yml'
        [WARNING][MissingArgumentsPropertyInGenericTestDeprecation]: Deprecated
        functionality
        Found top-level arguments to test `accepted_values` defined on 'm' in package
        'shop' (models/s.yml). Arguments to generic tests should be nested under the
        `arguments` property.
        [WARNING][PropertyMovedToConfigDeprecation]: Deprecated functionality
        Found `where` as a top-level property of `data_tests.not_null.where` in file
        `models/s.yml`. The `where` top-level property should be moved into the `config`
        of `data_tests.not_null.where`.
        Parsed 7 nodes, 0 sources, 0 macros; the manifest is in …/target
        [WARNING][DeprecationsSummary]: Deprecated functionality
        Summary of encountered deprecations:
        - DuplicateYAMLKeysDeprecation: 1 occurrence
        - MissingArgumentsPropertyInGenericTestDeprecation: 2 occurrences
        - PropertyMovedToConfigDeprecation: 2 occurrences
        To see all deprecation instances instead of just the first occurrence of each,
        run command again with the `--show-all-deprecations` flag. You may also need to
        run with `--no-partial-parse` as some deprecations are only encountered during
        parsing.\
        """,
        shop.models("parse"));
  }

  @Test
  void allAreToldWhereTheyAreAskedFor() {
    String told = shop.models("parse", "--show-all-deprecations");

    assertTrue(
        told.contains(
            """
            [WARNING][PropertyMovedToConfigDeprecation]: Deprecated functionality
            Found `severity` as a top-level property of
            `data_tests.accepted_values.severity` in file `models/s.yml`. The `severity`
            top-level property should be moved into the `config` of
            `data_tests.accepted_values.severity`.
            """),
        told);
    assertFalse(told.contains("To see all deprecation instances"), told);
  }

  @Test
  void optionsSayWhichAreErrorsAndWhichAreSilent() {
    assertEquals(
        "error[WARN-ERROR]: " + GONE + "\nhint: correct it, or let warnings be warnings",
        ScratchProject.from(
            "error", shop.models("parse", "--warn-error-options", "{error: [NoNodeForYamlKey]}")));
    assertEquals(
        "error[WARN-ERROR]: " + GONE + "\nhint: correct it, or let warnings be warnings",
        ScratchProject.from(
            "error",
            shop.models("parse", "--warn-error-options", "{error: all, warn: [Deprecations]}")));
    assertEquals(
        BEGUN + "Parsed 7 nodes, 0 sources, 0 macros; the manifest is in …/target",
        shop.models(
            "parse", "--warn-error-options", "{silence: [Deprecations, NoNodeForYamlKey]}"));
    assertTrue(shop.models("parse", "--warn-error").startsWith("2\n"));
  }

  @Test
  void theProjectMaySilenceThem() {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        version: '1.0'
        profile: shop
        flags: {warn_error_options: {silence: [Deprecations, NoNodeForYamlKey]}}
        """);

    assertEquals(
        BEGUN + "Parsed 7 nodes, 0 sources, 0 macros; the manifest is in …/target",
        shop.models("parse"));
  }

  @Test
  void keysOfFormerYearsAreToldOf() {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        version: '1.0'
        profile: shop
        source-paths: [models]
        data-paths: [data]
        target-path: target
        log-path: story
        flags: {warn_error_options: {silence: [NoNodeForYamlKey]}}
        """);
    shop.write("models/s.yml", "");

    assertEquals(
        """
        0
        Running with dbt=1.12.6
        Registered adapter: postgres=1.11.0
        [WARNING]: Deprecated functionality
        The `source-paths` config has been renamed to `model-paths`. Please update your
        `dbt_project.yml` configuration to reflect this change.
        [WARNING]: Deprecated functionality
        The `data-paths` config has been renamed to `seed-paths`. Please update your
        `dbt_project.yml` configuration to reflect this change.
        [WARNING]: Deprecated functionality
        The `log-path` config in `dbt_project.yml` has been deprecated, and will no
        longer be supported in a future version of dbt-core. If you wish to write dbt
        logs to a custom directory, please use the --log-path CLI flag or DBT_LOG_PATH
        env var instead.
        Parsed 2 nodes, 0 sources, 0 macros; the manifest is in …/target
        [WARNING][DeprecationsSummary]: Deprecated functionality
        Summary of encountered deprecations:
        - ConfigSourcePathDeprecation: 1 occurrence
        - ConfigDataPathDeprecation: 1 occurrence
        - ConfigLogPathDeprecation: 1 occurrence
        To see all deprecation instances instead of just the first occurrence of each,
        run command again with the `--show-all-deprecations` flag. You may also need to
        run with `--no-partial-parse` as some deprecations are only encountered during
        parsing.\
        """,
        shop.models("parse"));
  }

  @Test
  void aHeaderOfATestIsToldOfUnlessTheFlagsAllowIt() {
    String test = "models: [{name: m, data_tests: [{mine: {config: {sql_header: 'select 1;'}}}]}]";
    shop.write("models/s.yml", test);
    shop.write("tests/generic/mine.sql", "{% test mine(model) %}select 1{% endtest %}");

    String told = shop.models("parse").replace('\n', ' ');
    assertTrue(told.contains("Custom key `sql_header` found in `config` at path"), told);
    shop.write(
        "dbt_project.yml",
        "{name: shop, profile: shop, flags: {require_sql_header_in_test_configs: true}}");
    assertFalse(shop.models("parse").contains("Custom key"));
  }

  @Test
  void testsAndMacrosThatWarnMayBeErrors() {
    shop.write("dbt_project.yml", "{name: shop, profile: shop}");
    shop.write("models/m.yml", "{}");
    shop.write("models/loud.sql", "{% do exceptions.warn('mind this') %} select 1 as id");
    shop.write("tests/t.sql", "{{ config(severity='warn') }} select 1 as id");
    String error = "--warn-error-options";

    assertTrue(shop.models("run", "-s", "loud").contains("[WARNING]: mind this"));
    assertTrue(shop.models("test", "-s", "t").startsWith("0\n"));
    String loud = shop.models("run", "-s", "loud", error, "{error: [JinjaLogWarning]}");
    assertTrue(loud.startsWith("1\n") && loud.contains("mind this"), loud);
    String test = shop.models("test", "-s", "t", error, "{error: [LogTestResult]}");
    assertTrue(test.contains("Got 1 result, configured to fail if != 0"), test);
    assertFalse(
        shop.models("run", "-s", "loud", error, "{silence: [JinjaLogWarning]}")
            .contains("mind this"));
  }

  @Test
  void theEndSaysWhereToLook() {
    shop.write(
        "models/s.yml",
        "models: [{name: m, columns: [{name: a, data_tests: [{accepted_values: {arguments: {values: [2]}, config: {store_failures: true}}}]}]}]");

    assertEquals(
        """
        Completed with 1 error, 0 partial successes, and 0 warnings:

        [ERROR]: in test accepted_values_m_a__2 (models/s.yml)
          Got 1 result, configured to fail if != 0

          compiled code at target/compiled/shop/models/s.yml/accepted_values_m_a__2.sql

          See test failures:
          -----------------------------------------------------------------
          select * from "DB"."shop_dbt_test__audit"."accepted_values_m_a__2"
          -----------------------------------------------------------------

        Done. PASS=1 WARN=0 ERROR=1 SKIP=0 NO-OP=0 REUSED=0 TOTAL=2\
        """
            .replace("-".repeat(65), "-".repeat(64 + shop.database().length())),
        ScratchProject.from("Completed", shop.models("build", "-s", "m"))
            .replace(shop.database(), "DB"));
  }

  @Test
  void optionsThatContradictAreRefused() {
    assertEquals(
        "error[USAGE-015]: Only `include` or `error` can be specified in `warn_error_options`, not both",
        ScratchProject.from(
                "error", shop.models("parse", "--warn-error-options", "{error: all, include: all}"))
            .lines()
            .findFirst()
            .orElse(""));
  }
}
