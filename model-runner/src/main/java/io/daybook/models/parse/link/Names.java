package io.daybook.models.parse.link;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.Project;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Names that dbt warns of or refuses, as the project's flags say: with spaces, of two resources,
/// of exposures that are written for people, of no schema.
public final class Names {
  private static final String SPACES = "Resource names cannot contain spaces:";

  private final Project project;
  private final Consumer<Warning> warnings;

  public Names(Project project, Consumer<Warning> warnings) {
    this.project = project;
    this.warnings = warnings;
  }

  /// Looks at all that is enabled, in order.
  ///
  /// @throws FailureException where a flag makes the name an error
  public void check(Collection<Draft> enabled) {
    enabled.forEach(this::schema);
    enabled.forEach(this::exposure);
    twice(enabled);
    Map<String, Draft> nodes = new LinkedHashMap<>();
    Map<String, Draft> others = new LinkedHashMap<>();
    for (Draft draft : enabled) {
      String name = draft.type == ResourceType.SOURCE ? draft.text("source_name") : draft.name();
      if (name.contains(" ")) {
        switch (draft.type) {
          case SOURCE -> others.putIfAbsent("source." + draft.packageName + "." + name, draft);
          case SEMANTIC_MODEL -> others.put(draft.id(), draft);
          case EXPOSURE, METRIC, SAVED_QUERY, UNIT_TEST, GROUP, MACRO, DOC -> {}
          default -> nodes.put(draft.id(), draft);
        }
      }
    }
    spaces(nodes, "require_resource_names_without_spaces", true);
    spaces(others, "require_source_and_semantic_model_names_without_spaces", false);
  }

  private void spaces(Map<String, Draft> named, String flag, boolean standard) {
    if (named.isEmpty()) {
      return;
    }
    if (project.flag(flag, standard)) {
      StringBuilder fact = new StringBuilder(SPACES);
      named.forEach((id, draft) ->
          fact.append("\n  * '%s' (%s)".formatted(id, draft.text("original_file_path"))));
      Draft first = named.values().iterator().next();
      throw refused(
          "PARSE-074",
          fact.toString(),
          first,
          "rename them, or set the flag " + flag + " to false");
    }
    boolean all = project.flag("debug", false);
    for (String id : all ? named.keySet() : named.keySet().stream().limit(1).toList()) {
      warnings.accept(
          new Warning(
              "SpacesInResourceNameDeprecation", "Found spaces in the name of `" + id + "`"));
    }
    warnings.accept(
        new Warning(
            "ResourceNamesWithSpacesDeprecation",
            "Spaces found in %d resource name(s). This is deprecated, and may lead to errors when using dbt.%s For more information: https://docs.getdbt.com/reference/global-configs/legacy-behaviors"
                .formatted(named.size(), all ? "" : " Run again with `--debug` to see them all.")));
  }

  /// Two resources of one name and different types, of which `ref` finds the later.
  private void twice(Collection<Draft> enabled) {
    Map<String, Draft> seen = new HashMap<>();
    for (Draft draft : enabled) {
      if (!draft.type.isRefable() || !draft.text("version").isEmpty()) {
        continue;
      }
      Draft other = seen.put(draft.packageName + "." + draft.name(), draft);
      if (other == null || other.id().equals(draft.id())) {
        continue;
      }
      if (project.flag("require_unique_project_resource_names", false)) {
        throw refused(
            "PARSE-051",
            "dbt found two resources with the name \"%s\": %s (%s) and %s (%s)"
                .formatted(
                    draft.name(),
                    other.id(),
                    other.text("original_file_path"),
                    draft.id(),
                    draft.text("original_file_path")),
            draft,
            "change the name of one of these resources");
      }
      warnings.accept(
          new Warning(
              "DuplicateNameDistinctNodeTypesDeprecation",
              "Found resources with the same name '%s' in package '%s': '%s' and '%s'. Please update one of the resources to have a unique name."
                  .formatted(draft.name(), draft.packageName, other.id(), draft.id())));
    }
  }

  private void schema(Draft draft) {
    boolean named = draft.fields.containsKey("schema") && draft.fields.get("schema") == null;
    if (!named || draft.type == ResourceType.UNIT_TEST || draft.type == ResourceType.SOURCE) {
      return;
    }
    String fact =
        "Node '%s' has a schema set to None as a result of a generate_schema_name call."
            .formatted(draft.id());
    String flag = "require_valid_schema_from_generate_schema_name";
    if (project.flag(flag, false)) {
      String hint = "let generate_schema_name return a schema for it, or set the flag ";
      throw refused("PARSE-075", fact, draft, hint + flag + " to false");
    }
    warnings.accept(
        new Warning(
            "GenerateSchemaNameNullValueDeprecation", fact + " Please set a valid schema name."));
  }

  private void exposure(Draft draft) {
    if (draft.type == ResourceType.EXPOSURE && !draft.name().matches("(?U)[\\w-]+")) {
      warnings.accept(
          new Warning(
              "ExposureNameDeprecation",
              "Starting in v1.3, the 'name' of an exposure should contain only letters, numbers, and underscores. Exposures support a new property, 'label', which may contain spaces, capital letters, and special characters. %s does not follow this pattern. Please update the 'name', and use the 'label' property for a human-friendly title. This will raise an error in a future version of dbt-core."
                  .formatted(draft.name())));
    }
  }

  private static FailureException refused(String code, String fact, Draft draft, String hint) {
    return new FailureException(
        new Failure.Config(code, fact, Location.file(draft.text("original_file_path")), hint));
  }
}
