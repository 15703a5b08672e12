package io.daybook.models.cache;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A manifest as a tree of plain values, and back. What belongs to one invocation, its metadata, is
/// not kept.
final class Kept {
  private Kept() {}

  static Map<String, @Nullable Object> tree(Manifest manifest) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("nodes", each(manifest.nodes(), Resource::fields));
    tree.put("sources", each(manifest.sources(), Resource::fields));
    tree.put("exposures", each(manifest.exposures(), Resource::fields));
    tree.put("others", each(manifest.others(), Resource::fields));
    tree.put("macros", each(manifest.macros(), Macro::fields));
    tree.put("docs", manifest.docs());
    tree.put("groups", manifest.groups());
    tree.put("selectors", manifest.selectors());
    Map<String, Object> disabled = new LinkedHashMap<>();
    manifest
        .disabled()
        .forEach((id, all) -> disabled.put(id, all.stream().map(Resource::fields).toList()));
    tree.put("disabled", disabled);
    return tree;
  }

  static Manifest manifest(Fields tree, Fields metadata) {
    Map<String, List<Resource>> disabled = new LinkedHashMap<>();
    tree.fields("disabled")
        .values()
        .forEach((id, all) -> {
          List<Resource> resources = new ArrayList<>();
          tree.fields("disabled").each(id).forEach(fields -> resources.add(resource(fields)));
          disabled.put(id, resources);
        });
    return new Manifest(
        metadata,
        back(tree.fields("nodes"), Node::of),
        back(tree.fields("sources"), Resource.Source::new),
        back(tree.fields("exposures"), Resource.Exposure::new),
        back(tree.fields("others"), Resource.Other::new),
        back(tree.fields("macros"), Macro::new),
        back(tree.fields("docs"), fields -> fields),
        back(tree.fields("groups"), fields -> fields),
        tree.fields("selectors"),
        disabled);
  }

  private static <T> Map<String, Object> each(Map<String, T> all, Function<T, Fields> fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    all.forEach((id, value) -> map.put(id, fields.apply(value)));
    return map;
  }

  private static <T> Map<String, T> back(Fields all, Function<Fields, T> make) {
    Map<String, T> map = new LinkedHashMap<>();
    all.values().forEach((id, value) -> map.put(id, make.apply(Fields.of(value))));
    return map;
  }

  private static Resource resource(Fields fields) {
    return switch (fields.text("resource_type")) {
      case "source" -> new Resource.Source(fields);
      case "exposure" -> new Resource.Exposure(fields);
      case "metric", "saved_query", "semantic_model", "unit_test", "function" ->
          new Resource.Other(fields);
      default -> Node.of(fields);
    };
  }
}
