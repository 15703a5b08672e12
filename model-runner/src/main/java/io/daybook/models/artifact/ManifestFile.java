package io.daybook.models.artifact;

import io.daybook.models.graph.Graph;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `manifest.json`, version 12.
public final class ManifestFile {
  /// Its name in the target folder.
  public static final String NAME = "manifest.json";

  /// The keys under which the manifest keeps what is no node.
  private static final Map<ResourceType, String> OTHERS =
      Map.of(
          ResourceType.METRIC, "metrics",
          ResourceType.SAVED_QUERY, "saved_queries",
          ResourceType.SEMANTIC_MODEL, "semantic_models",
          ResourceType.UNIT_TEST, "unit_tests");

  private ManifestFile() {}

  /// Writes the manifest into a folder.
  public static void write(Manifest manifest, Path folder) {
    write(manifest.metadata(), body(manifest), folder);
  }

  /// The same, of what {@link #body} gave.
  public static void write(Fields metadata, byte[] body, Path folder) {
    byte[] head = ("{\"metadata\":" + Json.line(metadata) + ",").getBytes(StandardCharsets.UTF_8);
    Json.replace(folder.resolve(NAME), head, body);
  }

  /// The bytes of the file that follow its metadata: those are of an invocation, these of the
  /// project.
  public static byte[] body(Manifest manifest) {
    Map<String, @Nullable Object> tree = tree(manifest);
    tree.remove("metadata");
    byte[] bytes = Json.bytes(tree);
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /// The manifest as it stands in the file.
  public static Map<String, @Nullable Object> tree(Manifest manifest) {
    Graph graph = Graph.whole(manifest);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("metadata", manifest.metadata().values());
    tree.put("nodes", each(manifest.nodes(false), Resource::fields));
    tree.put("sources", each(manifest.sources(), Resource::fields));
    tree.put("macros", each(manifest.macros(), Macro::fields));
    tree.put("docs", each(manifest.docs(), doc -> doc));
    tree.put("exposures", each(manifest.exposures(), Resource::fields));
    tree.put("metrics", others(manifest, ResourceType.METRIC));
    tree.put("groups", each(manifest.groups(), group -> group));
    tree.put("selectors", manifest.selectors().values());
    tree.put("disabled", disabled(manifest));
    tree.put("parent_map", lists(manifest, graph.parents()));
    tree.put("child_map", lists(manifest, graph.children()));
    tree.put("group_map", groupMap(manifest));
    tree.put("saved_queries", others(manifest, ResourceType.SAVED_QUERY));
    tree.put("semantic_models", others(manifest, ResourceType.SEMANTIC_MODEL));
    tree.put("unit_tests", others(manifest, ResourceType.UNIT_TEST));
    tree.put("functions", each(manifest.nodes(true), Resource::fields));
    return tree;
  }

  private static <T> Map<String, Object> each(Map<String, T> all, Function<T, Fields> fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    all.forEach((id, value) -> map.put(id, fields.apply(value).values()));
    return map;
  }

  private static Map<String, Object> others(Manifest manifest, ResourceType type) {
    Map<String, Object> map = new LinkedHashMap<>();
    manifest
        .others()
        .forEach((id, other) -> {
          if (other.resourceType() == type) {
            map.put(id, other.fields().values());
          }
        });
    return map;
  }

  private static Map<String, Object> disabled(Manifest manifest) {
    Map<String, Object> map = new LinkedHashMap<>();
    manifest
        .disabled()
        .forEach((id, all) ->
            map.put(id, all.stream().map(resource -> resource.fields().values()).toList()));
    return map;
  }

  /// The edges, also of what is switched off: it has none.
  private static Map<String, Object> lists(
      Manifest manifest, Map<String, ? extends Collection<String>> edges) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String id : manifest.resources().keySet()) {
      map.put(id, edges.containsKey(id) ? edges.get(id).stream().sorted().toList() : List.of());
    }
    return map;
  }

  private static Map<String, List<String>> groupMap(Manifest manifest) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    manifest.groups().values().forEach(group -> map.put(group.text("name"), new ArrayList<>()));
    for (Resource resource : manifest.resources().values()) {
      List<String> members = map.get(resource.fields().text("group"));
      if (members != null) {
        members.add(resource.uniqueId());
      }
    }
    return map;
  }

  /// Reads a manifest that dbt or we wrote.
  public static Manifest read(Path file) {
    Fields tree = Json.read(file);
    Map<String, Node> nodes = new LinkedHashMap<>();
    entries(tree, "nodes").forEach((id, fields) -> nodes.put(id, Node.of(fields)));
    entries(tree, "functions").forEach((id, fields) -> nodes.put(id, Node.of(fields)));
    Map<String, Resource.Source> sources = new LinkedHashMap<>();
    entries(tree, "sources").forEach((id, fields) -> sources.put(id, new Resource.Source(fields)));
    Map<String, Resource.Exposure> exposures = new LinkedHashMap<>();
    entries(tree, "exposures")
        .forEach((id, fields) -> exposures.put(id, new Resource.Exposure(fields)));
    Map<String, Resource.Other> others = new LinkedHashMap<>();
    for (String key : OTHERS.values()) {
      entries(tree, key).forEach((id, fields) -> others.put(id, new Resource.Other(fields)));
    }
    Map<String, Macro> macros = new LinkedHashMap<>();
    entries(tree, "macros").forEach((id, fields) -> macros.put(id, new Macro(fields)));
    return new Manifest(
        tree.fields("metadata"),
        nodes,
        sources,
        exposures,
        others,
        macros,
        entries(tree, "docs"),
        entries(tree, "groups"),
        tree.fields("selectors"),
        disabled(tree));
  }

  private static Map<String, Fields> entries(Fields tree, String key) {
    Map<String, Fields> entries = new LinkedHashMap<>();
    tree.fields(key).values().forEach((id, value) -> entries.put(id, Fields.of(value)));
    return entries;
  }

  private static Map<String, List<Resource>> disabled(Fields tree) {
    Map<String, List<Resource>> disabled = new LinkedHashMap<>();
    for (String id : tree.fields("disabled").values().keySet()) {
      List<Resource> all = new ArrayList<>();
      for (Fields fields : tree.fields("disabled").each(id)) {
        all.add(resource(fields));
      }
      disabled.put(id, all);
    }
    return disabled;
  }

  private static Resource resource(Fields fields) {
    return switch (ResourceType.of(fields.text("resource_type"))) {
      case SOURCE -> new Resource.Source(fields);
      case EXPOSURE -> new Resource.Exposure(fields);
      case METRIC, SAVED_QUERY, SEMANTIC_MODEL, UNIT_TEST -> new Resource.Other(fields);
      default -> Node.of(fields);
    };
  }
}
