package io.daybook.models.node;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A resource that has code (or a file) of its own and can be run: the manifest's `nodes`.
public sealed interface Node extends Resource {

  /// The node of those fields; the resource type decides which variant.
  static Node of(Fields fields) {
    return switch (ResourceType.of(fields.text("resource_type"))) {
      case MODEL -> new Model(fields);
      case SEED -> new Seed(fields);
      case SNAPSHOT -> new Snapshot(fields);
      case ANALYSIS -> new Analysis(fields);
      case OPERATION, SQL_OPERATION -> new Operation(fields);
      case UNIT_TEST -> new UnitTest(fields);
      case FUNCTION -> new Function(fields);
      case TEST -> fields.has("test_metadata") ? new GenericTest(fields) : new SingularTest(fields);
      default -> throw new IllegalArgumentException("not a node: " + fields.text("unique_id"));
    };
  }

  /// The same with other fields: compile adds `compiled_code`, the parser its dependencies.
  default Node with(String key, @Nullable Object value) {
    return of(fields().with(key, value));
  }

  /// The text of its file, or of its block in it; empty for a seed.
  default String rawCode() {
    return fields().text("raw_code");
  }

  /// `sql`, or `python` (refused at run time).
  default String language() {
    return fields().text("language");
  }

  default String database() {
    return fields().text("database");
  }

  default String schema() {
    return fields().text("schema");
  }

  /// The relation's name in the database.
  default String alias() {
    return fields().text("alias");
  }

  /// Where its result stands. An ephemeral model has a name too, though nothing stands there.
  default Relation relation() {
    return new Relation(database(), schema(), alias(), quoting());
  }

  /// Which parts of its relation's name are quoted: as the project says, which the rendered name
  /// shows. The node's own `quoting` says nothing, in dbt too.
  private Quoting quoting() {
    return Quoting.EVERY.stream()
        .filter(each ->
            new Relation(database(), schema(), alias(), each).render().equals(relationName()))
        .findFirst()
        .orElse(Quoting.ALL);
  }

  /// Where it stands for `--defer`; empty where it is not deferred.
  default Optional<Relation> deferredRelation() {
    if (!fields().has("defer_relation")) {
      return Optional.empty();
    }
    Fields place = fields().fields("defer_relation");
    return Optional.of(
        new Relation(place.text("database"), place.text("schema"), place.text("alias"), quoting()));
  }

  /// The rendered relation; empty where the node makes none (ephemeral, analysis, most tests).
  default String relationName() {
    return fields().text("relation_name");
  }

  default List<Column> columns() {
    return Column.all(fields().fields("columns"));
  }

  /// A select that becomes a view, a table, or a part of others.
  record Model(Fields fields) implements Node {
    /// `private`, `protected` or `public`.
    public String access() {
      return fields.text("access");
    }

    /// Text or number; null if the model has no versions.
    public @Nullable Object version() {
      return fields.get("version");
    }
  }

  /// A CSV file that becomes a table.
  record Seed(Fields fields) implements Node {
    /// The folder of the package that holds the file.
    public String rootPath() {
      return fields.text("root_path");
    }
  }

  /// The history of a relation.
  record Snapshot(Fields fields) implements Node {}

  /// SQL that is compiled and never run.
  record Analysis(Fields fields) implements Node {}

  /// A hook of the project: `on-run-start` or `on-run-end`.
  record Operation(Fields fields) implements Node {
    /// Its place in the list of hooks.
    public int index() {
      return fields.get("index") instanceof Number number ? number.intValue() : 0;
    }
  }

  /// A unit test made ready to run: its model's text under the test's name. It stands in no
  /// manifest.
  record UnitTest(Fields fields) implements Node {}

  /// A function of the database, to be called by `function()`.
  record Function(Fields fields) implements Node {
    /// The key that marks an overload while it is made; no artifact has it.
    public static final String OVERLOAD = "overload_of";

    /// Whether it is an overload of a function rather than that function.
    public boolean isOverload() {
      return fields.isTrue(OVERLOAD);
    }
  }

  /// A test: rows that should not be there.
  sealed interface Test extends Node {}

  /// A test declared in YAML by the name of a test macro and its arguments.
  record GenericTest(Fields fields) implements Test {
    /// The macro is `test_<name>`.
    public String testName() {
      return fields.fields("test_metadata").text("name");
    }

    /// The package named before the test, if any.
    public @Nullable String namespace() {
      return fields.fields("test_metadata").textOrNull("namespace");
    }

    /// The macro's arguments as written; `model` is a template that renders to the relation.
    public Fields arguments() {
      return fields.fields("test_metadata").fields("kwargs");
    }

    public @Nullable String columnName() {
      return fields.textOrNull("column_name");
    }

    /// Unique id of the node it is declared under; null for a source.
    public @Nullable String attachedNode() {
      return fields.textOrNull("attached_node");
    }
  }

  /// A test written as a select in a file of its own.
  record SingularTest(Fields fields) implements Test {}
}
