package io.daybook.models.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Anything that stands in the graph: it has a unique id and may depend on others. The record is
/// dbt's own ({@link #fields()}, keys as in the manifest); the methods name what we use of it.
public sealed interface Resource permits Node, Resource.Source, Resource.Exposure, Resource.Other {

  /// Everything it says, keys as in `manifest.json`.
  Fields fields();

  /// `model.jaffle_shop.customers`.
  default String uniqueId() {
    return fields().text("unique_id");
  }

  default ResourceType resourceType() {
    return ResourceType.of(fields().text("resource_type"));
  }

  default String name() {
    return fields().text("name");
  }

  /// The package (project) that declares it.
  default String packageName() {
    return fields().text("package_name");
  }

  /// Relative to its resource folder (`staging/stg_orders.sql`).
  default String path() {
    return fields().text("path");
  }

  /// Relative to its package's root (`models/staging/stg_orders.sql`).
  default String originalFilePath() {
    return fields().text("original_file_path");
  }

  /// Package, folders and name: what selection and configuration go by.
  default List<String> fqn() {
    return fields().texts("fqn");
  }

  default Config config() {
    return new Config(fields().fields("config"));
  }

  default List<String> tags() {
    return fields().texts("tags");
  }

  default Fields meta() {
    return fields().fields("meta");
  }

  default String description() {
    return fields().text("description");
  }

  /// Unique ids of what must exist before it, in the order in which it names them.
  default List<String> dependsOnNodes() {
    return fields().fields("depends_on").texts("nodes");
  }

  /// Unique ids of the macros it calls.
  default List<String> dependsOnMacros() {
    return fields().fields("depends_on").texts("macros");
  }

  default List<Ref> refs() {
    List<Ref> refs = new ArrayList<>();
    for (Fields ref : fields().each("refs")) {
      refs.add(new Ref(ref.text("name"), ref.textOrNull("package"), ref.get("version")));
    }
    return refs;
  }

  /// `source(name, table)` calls.
  default List<List<String>> sourceRefs() {
    List<List<String>> pairs = new ArrayList<>();
    for (Object pair : fields().list("sources")) {
      if (pair instanceof List<?> list) {
        pairs.add(list.stream().map(String::valueOf).toList());
      }
    }
    return pairs;
  }

  /// A call `ref(package, name, version=…)`.
  record Ref(String name, @Nullable String packageName, @Nullable Object version) {}

  /// A table that something else loads: `source.<package>.<source>.<table>`.
  record Source(Fields fields) implements Resource {
    /// The first argument of `source()`.
    public String sourceName() {
      return fields.text("source_name");
    }

    public Relation relation() {
      return new Relation(
          fields.text("database"),
          fields.text("schema"),
          fields.text("identifier"),
          Quoting.of(fields.fields("quoting"), Quoting.ALL));
    }

    public List<Column> columns() {
      return Column.all(fields.fields("columns"));
    }
  }

  /// A use of the data outside of the project: a dashboard, a notebook.
  record Exposure(Fields fields) implements Resource {}

  /// What stands in the manifest but is never run by itself: unit tests, metrics, semantic models,
  /// saved queries.
  record Other(Fields fields) implements Resource {}
}
