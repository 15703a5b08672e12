package io.daybook.models.draft;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unit tests and the models they test: one of a model with versions stands for one of each
/// version.
public final class UnitTestLinks {
  private static final String INCREMENTAL = "is_incremental";

  private final Index index;

  /// @param index knows the models
  public UnitTestLinks(Index index) {
    this.index = index;
  }

  /// What an entry of `unit_tests` becomes. A test of a model that is switched off is so too.
  ///
  /// @throws FailureException where there is no such model, or version of it, or where the model is
  ///   incremental and the test does not say which of its two ways is meant
  public List<Resource.Other> of(Draft test) {
    Draft model = tested(test);
    if (!model.isEnabled()) {
      Fields off = Fields.of(test.fields.get("config")).with("enabled", false);
      return List.of(new Resource.Other(new Fields(test.fields).with("config", off.values())));
    }
    incremental(test, model);
    List<Resource.Other> tests = new ArrayList<>();
    for (Draft each : versions(test, model)) {
      tests.add(linked(test, each));
    }
    return tests;
  }

  private Draft tested(Draft test) {
    String[] words = test.text("model").split("\\s+", -1);
    List<Draft> models =
        index.named(
            words[0],
            found ->
                found.type == ResourceType.MODEL
                    && found.packageName.equals(test.packageName)
                    && found
                        .text("version")
                        .equals(words.length < 2 ? found.text("latest_version") : words[1]));
    if (models.isEmpty()) {
      throw mistake(
          "PARSE-061",
          test,
          "Unable to find model '%s.%s' for unit test '%s' in %s"
              .formatted(
                  test.packageName,
                  test.text("model"),
                  test.name(),
                  test.text("original_file_path")),
          "name a model of this package");
    }
    return models.getFirst();
  }

  private static void incremental(Draft test, Draft model) {
    Fields macros = new Fields(model.fields).fields("depends_on");
    if (!macros.texts("macros").contains("macro.dbt." + INCREMENTAL)) {
      return;
    }
    Fields fields = new Fields(test.fields);
    Object override = fields.fields("overrides").fields("macros").get(INCREMENTAL);
    if (!(override instanceof Boolean incremental)) {
      throw mistake(
          "PARSE-062",
          test,
          "Boolean override for 'is_incremental' must be provided for unit test '%s' in model '%s'"
              .formatted(test.name(), model.name()),
          "write overrides: {macros: {is_incremental: true}}, or false");
    }
    boolean self = fields.each("given").stream().anyMatch(g -> g.text("input").equals("this"));
    if (incremental && !self) {
      throw mistake(
          "PARSE-063",
          test,
          "Unit test '%s' for incremental model '%s' must have a 'this' input"
              .formatted(test.name(), model.name()),
          "give the rows that the model has before: input: this");
    }
  }

  private List<Draft> versions(Draft test, Draft model) {
    // Which versions are meant, and that each answer makes sense: read as one rule.
    Fields said = Fields.of(test.fields.get("versions"));
    List<String> exclude = said.texts("exclude");
    List<String> include = said.texts("include");
    if (model.text("version").isEmpty()) {
      if (!exclude.isEmpty() || !include.isEmpty()) {
        throw mistake(
            "PARSE-064",
            test,
            "Unit test '%s' should not have a versions include or exclude when referencing non-versioned model '%s'"
                .formatted(test.name(), model.name()),
            "take 'versions' out");
      }
      return List.of(model);
    }
    boolean all = test.fields.get("versions") == null;
    List<Draft> versions =
        index.named(
            model.name(),
            found ->
                found.type == ResourceType.MODEL
                    && found.isEnabled()
                    && found.packageName.equals(model.packageName)
                    && (all || isMeant(found.text("version"), include, exclude)));
    if (versions.isEmpty()) {
      throw mistake(
          "PARSE-065",
          test,
          "Unit test '%s' referenced a version of '%s' which was not found."
              .formatted(test.name(), model.name()),
          "name versions that the model has");
    }
    return versions;
  }

  private static boolean isMeant(String version, List<String> include, List<String> exclude) {
    return exclude.isEmpty() ? include.contains(version) : !exclude.contains(version);
  }

  private static Resource.Other linked(Draft test, Draft model) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(test.fields);
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", List.of());
    dependsOn.put("nodes", List.of(model.id()));
    fields.put("depends_on", dependsOn);
    fields.put("schema", model.fields.get("schema"));
    if (model.fields.get("version") != null) {
      fields.put("unique_id", test.id() + "_v" + model.text("version"));
      fields.put("version", model.fields.get("version"));
    }
    return new Resource.Other(new Fields(fields));
  }

  private static FailureException mistake(String code, Draft test, String fact, String hint) {
    return new FailureException(
        new Failure.Config(code, fact, Location.file(test.text("original_file_path")), hint));
  }
}
