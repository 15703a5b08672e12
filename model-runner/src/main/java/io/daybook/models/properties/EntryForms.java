package io.daybook.models.properties;

import io.daybook.models.node.Fields;
import io.daybook.models.schema.Form;
import io.daybook.models.schema.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the entries of properties files may look like: the types of dbt 1.12's unparsed resources.
/// Keys that dbt does not know are part of models, columns and tables, and refused elsewhere.
final class EntryForms {
  private static final Set<String> NAME = Set.of("name");
  private static final Shape MOMENT =
      new Shape(value -> value == null || Patches.moment(value) != null, "");
  private static final Form COLUMN = new Form(column(), Map.of(), NAME, true);
  private static final Form NODE = new Form(node(), Map.of("columns", COLUMN), NAME, true);
  private static final Form MODEL =
      new Form(node(), Map.of("columns", COLUMN, "versions", version()), NAME, true);
  private static final Form SOURCE = source();
  private static final Form EXPOSURE = exposure();
  private static final Form MACRO = macro();
  private static final Form UNIT_TEST = unitTest();
  private static final Form GROUP = group();
  private static final Form OWNER = owner();

  private EntryForms() {}

  /// What is wrong with an entry, as rendered.
  static Optional<String> problem(String key, Map<String, ?> entry) {
    return switch (key) {
      case "models" -> MODEL.problem(entry);
      case "seeds", "snapshots", "analyses" -> NODE.problem(entry);
      case "sources" -> SOURCE.problem(withTables(entry));
      case "exposures" -> EXPOSURE.problem(entry);
      case "macros" -> MACRO.problem(entry);
      case "unit_tests" -> UNIT_TEST.problem(entry);
      case "groups" -> GROUP.problem(entry).or(() -> ownerProblem(Fields.of(entry.get("owner"))));
      default -> Optional.empty();
    };
  }

  /// A source may say nothing of its tables.
  private static Map<String, ?> withTables(Map<String, ?> source) {
    if (source.get("tables") != null) {
      return source;
    }
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(source);
    rest.remove("tables");
    return rest;
  }

  private static Map<String, Shape> described() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.TEXT.under(keys, "name description");
    Shape.DICT.under(keys, "meta docs config");
    Shape.TEXT.orNull().under(keys, "data_type");
    Shape.LIST.under(keys, "constraints");
    return keys;
  }

  private static Map<String, Shape> tested() {
    Map<String, Shape> keys = described();
    Shape.LIST.under(keys, "tests data_tests");
    return keys;
  }

  private static Map<String, Shape> column() {
    Map<String, Shape> keys = tested();
    Shape.BOOLEAN.orNull().under(keys, "quote");
    Shape.TEXTS.under(keys, "tags");
    Shape.TEXT.orNull().under(keys, "granularity");
    return keys;
  }

  private static Map<String, Shape> node() {
    Map<String, Shape> keys = tested();
    Shape.BOOLEAN.orNull().under(keys, "quote_columns");
    Shape.TEXT.orNull().under(keys, "access");
    MOMENT.under(keys, "deprecation_date");
    return keys;
  }

  private static Form version() {
    Map<String, Shape> keys = tested();
    Shape.LIST.orNull().under(keys, "tests data_tests");
    keys.keySet().removeAll(Set.of("name", "meta", "data_type"));
    Shape.TEXT.orNull().under(keys, "defined_in access");
    Shape.LIST.under(keys, "columns");
    MOMENT.under(keys, "deprecation_date");
    any().under(keys, "v");
    return new Form(keys, Map.of(), Set.of("v"), false);
  }

  private static Form source() {
    Map<String, Shape> keys = dated();
    Shape.TEXT.under(keys, "name description loader");
    Shape.DICT.under(keys, "meta config");
    Shape.TEXT.orNull().under(keys, "database schema");
    any().under(keys, "overrides"); // taken and told to be deprecated
    Map<String, Shape> table = tested();
    table.putAll(dated());
    Shape.TEXT.orNull().under(table, "identifier");
    Form tables = new Form(table, Map.of("columns", COLUMN), NAME, true);
    return new Form(keys, Map.of("tables", tables), NAME, false);
  }

  private static Map<String, Shape> dated() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.DICT.under(keys, "quoting");
    Shape.DICT.orNull().under(keys, "freshness");
    Shape.TEXT.orNull().under(keys, "loaded_at_field loaded_at_query");
    Shape.BOOLEAN.orNull().under(keys, "loaded_at_field_present");
    Shape.TEXTS.under(keys, "tags");
    return keys;
  }

  private static Form exposure() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.TEXT.under(keys, "name description");
    any().under(keys, "type maturity");
    Shape.DICT.under(keys, "owner meta config");
    Shape.TEXT.orNull().under(keys, "label url");
    Shape.TEXTS.under(keys, "tags depends_on");
    return new Form(keys, Map.of(), Set.of("name", "type", "owner"), false);
  }

  private static Form macro() {
    Map<String, Shape> argument = new HashMap<>();
    Shape.TEXT.under(argument, "name description");
    Shape.TEXT.orNull().under(argument, "type");
    Form arguments = new Form(argument, Map.of(), NAME, false);
    return new Form(described(), Map.of("arguments", arguments), NAME, true);
  }

  private static Form unitTest() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.TEXT.under(keys, "name model description");
    Shape.DICT.under(keys, "expect config");
    Shape.DICT.orNull().under(keys, "overrides versions");
    Map<String, Shape> given = new HashMap<>();
    Shape.TEXT.under(given, "input");
    any().under(given, "rows format");
    Shape.TEXT.orNull().under(given, "fixture");
    Form inputs = new Form(given, Map.of(), Set.of("input"), false);
    return new Form(
        keys, Map.of("given", inputs), Set.of("name", "model", "given", "expect"), false);
  }

  private static Form group() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.TEXT.under(keys, "name");
    Shape.TEXT.orNull().under(keys, "description");
    Shape.DICT.under(keys, "owner config");
    return new Form(keys, Map.of(), Set.of("name", "owner"), false);
  }

  private static Form owner() {
    Map<String, Shape> keys = new HashMap<>();
    Shape.TEXT.orNull().under(keys, "name");
    Shape.TEXT.or(Shape.TEXTS).orNull().under(keys, "email");
    return new Form(keys, Map.of(), Set.of(), true);
  }

  private static Optional<String> ownerProblem(Fields owner) {
    if (!owner.has("name") && !owner.has("email")) {
      return Optional.of("at path []: Group owner must have at least one of 'name' or 'email'.");
    }
    return OWNER
        .problem(owner.values())
        .map(problem -> problem.replace("at path [", "at path ['owner']["));
  }

  private static Shape any() {
    return new Shape(_ -> true, "");
  }
}
