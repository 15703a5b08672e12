package io.daybook.models.check;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.Given;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.properties.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A unit test made ready to run.
///
/// @param node the tested model's text under the test's name
/// @param given what the model reads instead of the project's relations
public record UnitTestCase(Node.UnitTest node, Given given) {
  private static final String CTE = "__dbt__cte__";

  /// The case of a unit test of the manifest.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where an input names nothing
  public static UnitTestCase of(Workspace workspace, Resource.Other test) {
    Node model = workspace.manifest().nodes().get(test.dependsOnNodes().getFirst());
    if (model == null) {
      throw Errors.compilation("the model of " + test.uniqueId() + " is not enabled");
    }
    return new UnitTestCase(node(test, model), given(workspace, test, model));
  }

  private static Node.UnitTest node(Resource.Other test, Node model) {
    Object version = model.fields().get("version");
    String name = version == null ? test.name() : test.name() + "_v" + version;
    Fields expect = test.fields().fields("expect");
    boolean query = expect.text("format").equals("sql");
    Map<String, @Nullable Object> config = new LinkedHashMap<>(test.config().fields().values());
    config.put("materialized", "unit");
    config.put("expected_rows", query ? List.of() : expect.list("rows"));
    config.put("expected_sql", query ? expect.text("rows") : null);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(test.fields().values());
    fields.put("unit_test", test.name());
    fields.put("name", name);
    fields.put("alias", name);
    fields.put("path", folder(test.originalFilePath()) + name + ".sql");
    fields.put("raw_code", model.rawCode());
    fields.put("language", "sql");
    fields.put("database", model.database());
    fields.put("schema", model.schema());
    fields.put("config", config);
    return new Node.UnitTest(new Fields(fields));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static Given given(Workspace workspace, Resource.Other test, Node model) {
    Map<String, Given.Input> inputs = new LinkedHashMap<>();
    for (Fields input : test.fields().each("given")) {
      Resource original = original(workspace, test, model, input.text("input"));
      inputs.put(original.uniqueId(), input(test, original, input));
    }
    Fields overrides = test.fields().fields("overrides");
    Map<String, String> environment = new LinkedHashMap<>();
    Fields variables = overrides.fields("env_vars");
    variables.values().keySet().forEach(name -> environment.put(name, variables.text(name)));
    return new Given(
        true,
        inputs,
        inputs.get(model.uniqueId()),
        values(overrides.fields("vars")),
        environment,
        values(overrides.fields("macros")));
  }

  private static Map<String, Object> values(Fields fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.values().forEach((name, value) -> values.put(name, Values.of(value)));
    return values;
  }

  /// The node or source that an input stands for.
  private static Resource original(
      Workspace workspace, Resource.Other test, Node model, String input) {
    if (input.strip().equals("this")) {
      return model;
    }
    Reference reference =
        Reference.parse(input)
            .orElseThrow(() ->
                Errors.compilation(
                    "Unit test given inputs must be either a 'ref', 'source' or 'this' call. Got: '%s'."
                        .formatted(input)));
    Optional<? extends Resource> found =
        reference.isSource() && reference.packageName() != null
            ? workspace.source(reference.packageName(), reference.name(), model)
            : workspace.node(reference.packageName(), reference.name(), reference.version(), model);
    return found.orElseThrow(() ->
        Errors.compilation(
            "Unit test '%s' had an input (%s) which was not found in the manifest."
                .formatted(test.name(), input)));
  }

  private static Given.Input input(Resource.Other test, Resource original, Fields input) {
    boolean source = original instanceof Resource.Source;
    String identifier = original.fields().text(source ? "identifier" : "alias");
    String cte =
        original instanceof Resource.Source table
            ? table.sourceName() + "__" + table.name()
            : identifier;
    boolean query = input.text("format").equals("sql");
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("unique_id", original.uniqueId());
    fields.put("resource_type", "model");
    fields.put("name", original.name());
    fields.put("package_name", original.packageName());
    fields.put("original_file_path", test.originalFilePath());
    fields.put("path", original.name() + ".sql");
    fields.put("database", original.fields().get("database"));
    fields.put("schema", original.fields().get("schema"));
    fields.put("alias", identifier);
    fields.put("defer_relation", original.fields().get("defer_relation"));
    fields.put("language", "sql");
    fields.put(
        "raw_code", query ? input.text("rows") : "{{ get_fixture_sql(" + Given.ROWS + ", none) }}");
    fields.put("config", Map.of("enabled", true, "materialized", "ephemeral"));
    Object rows = query ? None.NONE : Values.of(input.list("rows"));
    return new Given.Input(new Node.Model(new Fields(fields)), CTE + cte, rows);
  }
}
