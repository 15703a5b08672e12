package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What dbt-core 1.12.6 refuses while it reads a project, and what is refused here with it.
class RefusalsTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/a.sql", "select 1 as id");
  }

  @Test
  void keysAndValuesOfTheProjectFileAreChecked() {
    assertEquals(
        "2 at path []: Additional properties are not allowed ('model-pats', 'strange' were unexpected)",
        settings("model-pats: [models], strange: 1"));
    assertEquals(
        "2 at path ['version']: 'new' is not valid under any of the given schemas",
        settings("version: new"));
    assertEquals(
        "2 at path ['model-paths']: 'models' is not valid under any of the given schemas",
        settings("model-paths: models"));
    assertEquals("2 at path ['flags']: None is not of type 'object'", settings("flags: null"));
    assertEquals(
        "0 ", settings("version: 1, on-run-end: select 1, seeds: null, dbt-cloud: {a: 1}"));
  }

  @Test
  void settingsOfResourcesHaveTypes() {
    shop.write(
        "models/a.yml",
        "sources: [{name: raw, config: {enabled: 'True and False'}, tables: [{name: t}]}]");
    assertEquals(
        """
        2
        Running with dbt=1.12.6
        Registered adapter: postgres=1.11.0
        error[PARSE-067]: the configuration of source.shop.raw.t is wrong at path ['enabled']: 'True and False' is not of type 'boolean'
          --> models/a.yml
        hint: correct the value; dbt_project.yml, a properties file or config() sets it\
        """,
        shop.models("parse"));
    shop.write("models/a.yml", "models: [{name: a, config: {full_refresh: 1, tags: [x, 2]}}]");
    assertEquals(
        "error[PARSE-067]: the configuration of model.shop.a is wrong at path ['tags']: ['x', 2] is not valid under any of the given schemas",
        ScratchProject.from("error", shop.models("parse")).lines().findFirst().orElse(""));
  }

  @Test
  void aGroupHasAnOwnerAndANameOfItsOwn() {
    assertEquals(
        "error[PARSE-002]: Invalid groups config given for 'g' - at path []: 'owner' is a required property",
        refused("groups: [{name: g}]"));
    assertEquals(
        "error[PARSE-002]: Invalid groups config given for 'g' - at path []: Group owner must have at least one of 'name' or 'email'.",
        refused("groups: [{name: g, owner: {slack: x}}]"));
    assertEquals(
        "error[PARSE-002]: Invalid groups config given for 'g' - at path ['owner']['email']: 3 is not valid under any of the given schemas",
        refused("groups: [{name: g, owner: {email: 3}}]"));
    assertEquals(
        "error[PARSE-051]: dbt found two groups with the name \"g\": group.shop.g (models/a.yml) and group.shop.g (models/a.yml)",
        refused("groups: [{name: g, owner: {name: x}}, {name: g, owner: {email: [y, z]}}]"));
  }

  @Test
  void colorsAndDatesAreWhatTheySay() {
    assertEquals(
        "error[PARSE-067]: the configuration of model.shop.a is wrong : Invalid color name for docs.node_color: reddish. It is neither a valid HTML color name nor a valid HEX code.",
        refused("models: [{name: a, docs: {node_color: reddish}}]"));
    assertEquals(
        "error[PARSE-002]: Invalid models config given for 'a' - at path ['deprecation_date']: 'soon' is not valid under any of the given schemas",
        refused("models: [{name: a, deprecation_date: soon}]"));
    assertEquals(
        "",
        refused(
            "models: [{name: a, docs: {node_color: '#Cd7F32'}, deprecation_date: '2999-01-02 10:00:00'}]"));
    assertTrue(shop.read("target/manifest.json").contains("\"2999-01-02T10:00:00+00:00\""));
  }

  /// The first line of what is refused in a properties file, empty where nothing is.
  private String refused(String properties) {
    shop.write("models/a.yml", properties);
    return refused();
  }

  private String refused() {
    return ScratchProject.from("error", shop.models("parse")).lines().findFirst().orElse("");
  }

  @Test
  void anAgeHasANumberAndAUnit() {
    shop.write(
        "models/a.yml", "models: [{name: a, config: {freshness: {build_after: {count: 1}}}}]");

    assertEquals(
        "error[PARSE-067]: the configuration of model.shop.a is wrong : `freshness.build_after` must have a value for `period` if a `count` is provided",
        ScratchProject.from("error", shop.models("parse")).lines().findFirst().orElse(""));
  }

  @Test
  void testsAreAListAndTheirConfigurationAMapOfWhatIsKnownThere() {
    testsOf("{unique: {}}");
    assertRefused(
        "error[PARSE-002]: Invalid models config given for 'a' - at path ['columns'][0]['data_tests']: {'unique': {}} is not of type 'array'");
    testsOf("[{unique: {config: severity}}]");
    assertRefused("error[PARSE-077]: 'config' must be a dict, got 'severity'");
    testsOf("[{unique: {config: {where: \"{{ ref('a') }}\"}}}]");
    assertRefused(
        "error[PARSE-078]: Invalid generic test configuration given in models/a.yml: the where of the test \"unique\" of 'a' has a macro that is not known there. Could not render '{{ ref('a') }}': 'ref' is undefined");
  }

  private void testsOf(String tests) {
    shop.write(
        "models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: " + tests + "}]}]");
  }

  private void assertRefused(String error) {
    assertEquals(error, refused());
  }

  @Test
  void aVariableMayBeMissingWhilePackagesAreInstalled() {
    shop.write(
        "dbt_project.yml",
        "{name: shop, profile: shop, models: {+materialized: \"{{ var('kind') }}\"}}");

    assertTrue(shop.models("deps").startsWith("0\n"));
    assertTrue(shop.models("parse").contains("Required var 'kind' not found in config"));
  }

  @Test
  void aPasswordMayHaveTheLettersOfATemplate() {
    String profiles = shop.read("profiles.yml");

    shop.write("profiles.yml", profiles.replaceAll("password: .*", "password: 'no{{x{%re{#n'"));

    assertTrue(shop.models("parse").startsWith("0\n"));
  }

  @Test
  void wordsOfOptionsAreThoseOfDbt() {
    assertOneOf("'eager', 'cautious', 'buildable', 'empty'", "ls", "--indirect-selection", "all");
    assertOneOf("'json', 'name', 'path', 'selector'", "ls", "--output", "all");
    assertOneOf("'json', 'text'", "show", "--inline", "select 1", "--output", "all");
  }

  @Test
  void aTypeOfNoUseToACommandSelectsNothing() {
    assertTrue(shop.models("test", "--resource-type", "model").contains("Nothing to do."));
    assertTrue(shop.models("test", "--exclude-resource-types", "Model").startsWith("0\n"));
    String told = shop.models("test", "--resource-type", "view");
    assertTrue(told.contains("'--resource-types': 'view' is not one of 'metric', 'sem"), told);
  }

  @Test
  void aQueryInPlaceIsNoSelection() {
    for (String verb : new String[] {"compile", "show"}) {
      String told = shop.models(verb, "--select", "a", "--inline", "select 1");
      assertTrue(told.startsWith("2\n"), told);
      assertTrue(told.contains("inline: not allowed with argument select"), told);
    }
  }

  private void assertOneOf(String words, String... command) {
    String told = shop.models(command);
    assertTrue(told.startsWith("2\n"), told);
    assertTrue(told.contains("': 'all' is not one of " + words + "."), told);
  }

  @Test
  void whatAPackageRestrictsIsForItsOwnModelsOnly() {
    shop.write("packages.yml", "packages: [{local: lib}]");
    shop.write("lib/dbt_project.yml", "{name: lib, version: '1.0', restrict-access: true}");
    shop.write("lib/models/p.sql", "select 1 as x");
    shop.write("lib/models/own.sql", "select * from {{ ref('p') }}");
    shop.write("models/q.sql", "select * from {{ ref('lib', 'p') }}");
    shop.models("deps");
    String refused =
        "Node model.shop.q attempted to reference node model.lib.p, which is not allowed because"
            + " the referenced node is ";

    String isProtected = shop.models("parse");
    assertTrue(isProtected.contains(refused + "protected to the 'lib' package."), isProtected);
    String group = "groups: [{name: g, owner: {name: z}}]\n";
    shop.write("lib/models/p.yml", group + "models: [{name: p, access: private, group: g}]");
    shop.write("lib/models/own.sql", "{{ config(group='g') }} select * from {{ ref('p') }}");
    shop.write("models/q.yml", group + "models: [{name: q, group: g}]");
    String isPrivate = shop.models("parse");
    assertTrue(isPrivate.contains(refused + "private to the 'g' group."), isPrivate);
    shop.write("lib/dbt_project.yml", "{name: lib, version: '1.0'}");
    assertTrue(shop.models("parse").startsWith("0\n"));
    shop.write("lib/models/p.yml", group + "models: [{name: p, access: private}]");
    shop.write("models/q.sql", "select 1 as x");
    String alone = shop.models("parse");
    assertTrue(alone.contains("the referenced node is private to the '' group."), alone);
  }

  @Test
  void aPrimaryKeyIsOneColumnsOrTheModels() {
    String key = "constraints: [{type: primary_key}]";
    shop.write(
        "models/a.yml",
        "models: [{name: a, config: {contract: {enforced: true}}, columns: [{name: id, data_type:"
            + " int, "
            + key
            + "}, {name: b, data_type: int, "
            + key
            + "}]}]");

    String told = shop.models("parse");

    assertTrue(told.contains("Primary key constraint error: (models/a.sql)"), told);
    assertTrue(
        told.contains(
            "Found 2 columns (['id', 'b']) with primary key constraints defined. Primary keys for"
                + " multiple columns must be defined as a model level constraint."),
        told);
  }

  @Test
  void aUnitTestNamesVersionsInOneWay() {
    shop.write(
        "models/a.yml",
        """
        unit_tests:
          - {name: u, model: a, versions: {include: [1], exclude: [2]}, given: [], expect: {rows: []}}
        """);

    assertEquals(
        "error[PARSE-068]: Unit tests can not both include and exclude versions.",
        ScratchProject.from("error", shop.models("parse")).lines().findFirst().orElse(""));
  }

  @Test
  void cleanSparesTheSourcesAndWhatIsNotOfTheProject() {
    shop.write("dbt_project.yml", "{name: shop, profile: shop, clean-targets: [models, target]}");
    assertEquals(
        "error[PROJECT-020]: dbt will not clean the following source paths: […/models]",
        ScratchProject.from("error", shop.models("clean")).lines().findFirst().orElse(""));
    shop.write("dbt_project.yml", "{name: shop, profile: shop, clean-targets: [target, '..']}");
    assertEquals(
        "error[PROJECT-020]: dbt will not clean the following directories outside the project: ["
            + shop.path("").getParent()
            + "]",
        ScratchProject.from("error", shop.models("clean")).lines().findFirst().orElse(""));
  }

  @Test
  void anotherVersionOfDbtIsRefusedUnlessNobodyLooks() {
    shop.write("dbt_project.yml", "{name: shop, profile: shop, require-dbt-version: '0.0.0'}");

    assertTrue(shop.models("parse").startsWith("2\n"));
    assertTrue(shop.models("parse", "--no-version-check").startsWith("0\n"));
  }

  @Test
  void testsHaveOneNameInTheProjectFile() {
    assertEquals(
        "2 Invalid project config: cannot have both 'tests' and 'data_tests' defined",
        settings("tests: {+enabled: true}, data_tests: {+enabled: true}"));
  }

  @Test
  void aSeedDependsOnNothing() {
    shop.write("seeds/s.csv", "id\n1\n");
    shop.write(
        "seeds/s.yml", "seeds: [{name: s, config: {post_hook: \"select * from {{ ref('a') }}\"}}]");

    assertTrue(shop.models("parse").contains("Seeds cannot depend on other nodes"));
  }

  @Test
  void aHookThatCannotBeRenderedEndsTheRun() {
    shop.write(
        "macros/h.sql",
        "{% macro h() %}{% if execute %}{% do run_query('select * from nowhere') %}{% endif %}{% endmacro %}");
    shop.write("dbt_project.yml", "{name: shop, profile: shop, on-run-start: '{{ h() }}'}");

    String told = shop.models("run");
    assertTrue(
        told.startsWith("2\n") && told.contains("relation \"nowhere\" does not exist"), told);
  }

  /// The exit code, then what is wrong, of a project file with these settings.
  private String settings(String more) {
    shop.write("dbt_project.yml", "{name: shop, profile: shop, " + more + "}");
    String told = shop.models("parse");
    return told.substring(0, 1)
        + " "
        + told.lines()
            .filter(line -> line.startsWith("error["))
            .map(line -> line.substring(line.indexOf(": ") + 2))
            .findFirst()
            .orElse("");
  }
}
