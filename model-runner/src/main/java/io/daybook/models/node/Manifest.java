package io.daybook.models.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a project and its packages declare, resolved: what `manifest.json` holds. Immutable;
/// keys are unique ids, order is the order of parsing.
///
/// @param metadata of the project and the invocation
/// @param nodes models, seeds, snapshots, tests, analyses, operations, functions
/// @param sources all enabled sources
/// @param exposures all enabled exposures
/// @param others unit tests, metrics, semantic models, saved queries
/// @param macros of the root project and its packages; the built-in ones are not among them
/// @param docs texts of `docs` blocks
/// @param groups owners of nodes
/// @param selectors the YAML selectors, expanded
/// @param disabled what configuration switched off
public record Manifest(
    Fields metadata,
    Map<String, Node> nodes,
    Map<String, Resource.Source> sources,
    Map<String, Resource.Exposure> exposures,
    Map<String, Resource.Other> others,
    Map<String, Macro> macros,
    Map<String, Fields> docs,
    Map<String, Fields> groups,
    Fields selectors,
    Map<String, List<Resource>> disabled) {

  /// Nothing declared.
  public static final Manifest EMPTY =
      new Manifest(
          Fields.of(Map.of()),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Fields.of(Map.of()),
          Map.of());

  public Manifest {
    nodes = ordered(nodes);
    sources = ordered(sources);
    exposures = ordered(exposures);
    others = ordered(others);
    macros = ordered(macros);
    docs = ordered(docs);
    groups = ordered(groups);
    disabled = ordered(disabled);
  }

  /// The resource of that unique id.
  public Optional<Resource> resource(String uniqueId) {
    @Nullable Resource found = nodes.get(uniqueId);
    if (found == null) {
      found = sources.get(uniqueId);
    }
    if (found == null) {
      found = exposures.get(uniqueId);
    }
    return Optional.ofNullable(found == null ? others.get(uniqueId) : found);
  }

  /// The functions, or all nodes but these: artifacts and templates keep them apart.
  public Map<String, Node> nodes(boolean functions) {
    Map<String, Node> chosen = new LinkedHashMap<>(nodes);
    chosen.values().removeIf(node -> node instanceof Node.Function != functions);
    return chosen;
  }

  /// All that stands in the graph: nodes, sources, exposures, others.
  public Map<String, Resource> resources() {
    Map<String, Resource> all = new LinkedHashMap<>(nodes);
    all.putAll(sources);
    all.putAll(exposures);
    all.putAll(others);
    return all;
  }

  /// The same, each node with the place where it stands in another manifest, as `defer_relation`.
  public Manifest deferredTo(Manifest other) {
    Map<String, Node> deferred = new LinkedHashMap<>();
    nodes.forEach((id, node) -> {
      Node elsewhere = other.nodes.get(id);
      if (elsewhere == null
          || !(node.resourceType().isRefable() || node instanceof Node.Function)
          || elsewhere.config().materialized().equals("ephemeral")) {
        deferred.put(id, node);
      } else {
        deferred.put(id, node.with("defer_relation", place(elsewhere)));
      }
    });
    return withNodes(deferred);
  }

  /// The same with other nodes.
  public Manifest withNodes(Map<String, Node> others) {
    return new Manifest(
        metadata,
        others,
        sources,
        exposures,
        this.others,
        macros,
        docs,
        groups,
        selectors,
        disabled);
  }

  /// What dbt keeps of a node to which it defers.
  private static Map<String, @Nullable Object> place(Node node) {
    Map<String, @Nullable Object> place = new LinkedHashMap<>();
    for (String key :
        List.of(
            "database",
            "schema",
            "alias",
            "relation_name",
            "resource_type",
            "name",
            "description",
            "compiled_code",
            "meta",
            "tags",
            "config")) {
      place.put(key, node.fields().get(key));
    }
    return place;
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
