package io.daybook.models.artifact;

import io.daybook.models.compile.Workspace;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `catalog.json`, version 1: what stands in the database under the names of the manifest.
public final class CatalogFile {
  /// Its name in the target folder.
  public static final String NAME = "catalog.json";

  /// dbt's one statistic of PostgreSQL: that there are none.
  private static final Map<String, ?> NO_STATISTICS =
      Map.of(
          "has_stats",
          ordered(
              "id", "has_stats",
              "label", "Has Stats?",
              "value", false,
              "include", false,
              "description", "Indicates whether there are statistics for this table"));

  private CatalogFile() {}

  /// The schemas in which the resources of a manifest have relations.
  public static Set<String> schemas(Manifest manifest, Predicate<Resource> wanted) {
    Set<String> schemas = new LinkedHashSet<>();
    for (Resource resource : manifest.resources().values()) {
      if (isRelation(resource) && wanted.test(resource)) {
        schemas.add(resource.fields().text("schema").toLowerCase(Locale.ROOT));
      }
    }
    return schemas;
  }

  /// Whether something stands in the database for it.
  private static boolean isRelation(Resource resource) {
    return switch (resource) {
      case Node.Model model -> !model.config().materialized().equals("ephemeral");
      case Node.Seed _, Node.Snapshot _, Resource.Source _ -> true;
      case Node.Test test -> !test.relationName().isEmpty(); // it keeps its failures
      default -> false;
    };
  }

  /// Writes the catalog.
  ///
  /// @param rows what {@link io.daybook.models.postgres.Inventory} asked for
  /// @param wanted the resources that belong into it
  public static void write(Workspace workspace, ResultTable rows, Predicate<Resource> wanted) {
    Project project = workspace.project();
    Manifest manifest = workspace.manifest();
    Map<List<String>, Map<String, @Nullable Object>> tables = tables(rows);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("metadata", Metadata.of(project, workspace.startedAt(), "catalog/v1"));
    tree.put("nodes", found(tables, manifest.nodes(), wanted));
    tree.put("sources", found(tables, manifest.sources(), wanted));
    tree.put("errors", null);
    Json.write(path(project), tree);
  }

  /// Where it stands.
  public static Path path(Project project) {
    return project.targetFolder().resolve(NAME);
  }

  private static Map<String, Object> found(
      Map<List<String>, Map<String, @Nullable Object>> tables,
      Map<String, ? extends Resource> resources,
      Predicate<Resource> wanted) {
    Map<List<String>, List<Resource>> byPlace = new HashMap<>();
    for (Resource resource : resources.values()) {
      if (isRelation(resource) && wanted.test(resource)) {
        byPlace.computeIfAbsent(place(resource), _ -> new ArrayList<>()).add(resource);
      }
    }
    Map<String, Object> found = new LinkedHashMap<>();
    tables.forEach((place, table) -> {
      for (Resource resource : byPlace.getOrDefault(lower(place), List.of())) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(table);
        own.put("unique_id", resource.uniqueId());
        found.put(resource.uniqueId(), own);
      }
    });
    return found;
  }

  private static List<String> place(Resource resource) {
    Fields fields = resource.fields();
    String name = resource instanceof Resource.Source ? "identifier" : "alias";
    return lower(List.of(fields.text("schema"), fields.text(name)));
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /// The relations by schema and name, each with its columns.
  private static Map<List<String>, Map<String, @Nullable Object>> tables(ResultTable rows) {
    Map<List<String>, Map<String, @Nullable Object>> tables = new LinkedHashMap<>();
    Map<List<String>, Map<String, @Nullable Object>> columns = new HashMap<>();
    for (List<@Nullable Object> row : rows.rows()) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(rows.names().get(i), row.get(i));
      }
      List<String> place =
          List.of(
              Objects.toString(cells.get("table_schema")),
              Objects.toString(cells.get("table_name")));
      if (!tables.containsKey(place)) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        columns.put(place, own);
        tables.put(place, table(cells, own));
      }
      columns
          .getOrDefault(place, Map.of())
          .put(
              Objects.toString(cells.get("column_name")),
              ordered(
                  "type", cells.get("column_type"),
                  "index", cells.get("column_index"),
                  "name", cells.get("column_name"),
                  "comment", cells.get("column_comment")));
    }
    return tables;
  }

  private static Map<String, @Nullable Object> table(
      Map<String, @Nullable Object> cells, Map<String, @Nullable Object> columns) {
    return ordered(
        "metadata",
        ordered(
            "type", cells.get("table_type"),
            "schema", cells.get("table_schema"),
            "name", cells.get("table_name"),
            "database", cells.get("table_database"),
            "comment", cells.get("table_comment"),
            "owner", cells.get("table_owner")),
        "columns",
        columns,
        "stats",
        NO_STATISTICS);
  }

  /// A map of keys and values in turn.
  private static Map<String, @Nullable Object> ordered(@Nullable Object... words) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(String.valueOf(words[i]), words[i + 1]);
    }
    return map;
  }
}
