package io.daybook.models.compile.refusal;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Those functions of `exceptions` that refuse with a text made of their arguments.
public final class Refusal {
  private Refusal() {}

  /// The function of that name; null where dbt has none.
  public static @Nullable CallableValue of(String name) {
    // One case per name that dbt offers.
    return switch (name) {
      case "raise_dependency_error" ->
          failing(a -> Errors.runtime(Text.of(Text.needed(a, 0, "msg"))));
      case "raise_not_implemented" ->
          failing(a -> Errors.compilation("ERROR: " + Text.of(Text.needed(a, 0, "msg"))));
      case "raise_cache_inconsistent" ->
          failing(a ->
              Errors.compilation(
                  "Internal Error\n  Cache inconsistency detected: "
                      + Text.of(Text.needed(a, 0, "message"))));
      case "relation_wrong_type" ->
          raising(a ->
              wrongType(
                  Text.needed(a, 0, "relation"), Text.of(Text.needed(a, 1, "expected_type"))));
      case "column_type_missing" ->
          raising(a -> untyped(Names.texts(Text.needed(a, 0, "column_names"))));
      case "missing_relation" ->
          raising(a -> "Relation " + Text.of(Text.needed(a, 0, "relation")) + " not found!");
      case "raise_dataclass_not_dict" ->
          raising(a ->
              "The object (\"%s\") was used as a dictionary. This capability has been removed from objects of this type."
                  .formatted(Text.of(Text.needed(a, 0, "obj"))));
      case "raise_invalid_property_yml_version" ->
          raising(a ->
              "The yml property file at %s is invalid because %s. Please consult the documentation for more information on yml property file syntax:\n\nhttps://docs.getdbt.com/reference/configs-and-properties"
                  .formatted(
                      Text.of(Text.needed(a, 0, "path")), Text.of(Text.needed(a, 1, "issue"))));
      case "raise_dep_not_found" ->
          raising(a ->
              "Error while parsing %s.\nThe required package \"%s\" was not found. Is the package installed?\nHint: You may need to run `dbt deps`."
                  .formatted(
                      Text.of(Text.needed(a, 1, "node_description")),
                      Text.of(Text.needed(a, 2, "required_pkg"))));
      case "raise_ambiguous_catalog_match" ->
          raising(a ->
              "dbt found two relations in your warehouse with similar database identifiers. dbt\nis unable to determine which of these relations was created by the model \"%s\".\nIn order for dbt to correctly generate the catalog, one of the following relations must be deleted or renamed:\n\n - %s\n - %s"
                  .formatted(
                      Text.of(Text.needed(a, 0, "unique_id")),
                      match(Text.needed(a, 1, "match_1")),
                      match(Text.needed(a, 2, "match_2"))));
      default -> null;
    };
  }

  private static CallableValue raising(Function<Arguments, String> message) {
    return failing(a -> new Errors.Raised(message.apply(a)));
  }

  private static CallableValue failing(Function<Arguments, RuntimeException> failure) {
    return (_, a) -> {
      throw failure.apply(a);
    };
  }

  private static String untyped(Object columns) {
    return "Contracted models require data_type to be defined for each column.  Please ensure that the column name"
        + " and data_type are defined within the YAML configuration for the "
        + columns
        + " column(s).";
  }

  private static String wrongType(Object relation, String expected) {
    return "Trying to create %s %s, but it currently exists as a %s. Either drop %s manually, or run dbt with `--full-refresh` and dbt will drop it for you."
        .formatted(
            expected,
            Text.of(relation),
            relation instanceof RelationValue value ? value.type() : "relation",
            Text.of(relation));
  }

  /// A relation of the catalog by its schema and name.
  private static String match(Object entry) {
    Object metadata = entry instanceof PyDict dict ? dict.find("metadata") : null;
    return part(metadata, "schema") + "." + part(metadata, "name");
  }

  private static String part(@Nullable Object metadata, String key) {
    Object value = metadata instanceof PyDict dict ? dict.find(key) : null;
    return value == null ? "None" : Text.of(value);
  }
}
