package io.daybook.models.graph;

import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who depends on whom, by unique id. Immutable.
///
/// @param parents what each resource depends on directly
/// @param children what depends on it directly
public record Graph(Map<String, Set<String>> parents, Map<String, Set<String>> children) {

  /// The graph of everything enabled; a test of what does not exist is not. Edges to what does not
  /// exist are left out.
  public static Graph of(Manifest manifest) {
    Map<String, Resource> all = new LinkedHashMap<>(manifest.resources());
    all.values().removeIf(resource -> !resource.config().isEnabled());
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    Map<String, Set<String>> children = new LinkedHashMap<>();
    for (String id : all.keySet()) {
      parents.put(id, new LinkedHashSet<>());
      children.put(id, new LinkedHashSet<>());
    }
    for (Resource resource : all.values()) {
      for (String parent : resource.dependsOnNodes()) {
        Set<String> siblings = children.get(parent);
        if (siblings != null) {
          siblings.add(resource.uniqueId());
          parents.computeIfAbsent(resource.uniqueId(), _ -> new LinkedHashSet<>()).add(parent);
        }
      }
    }
    return new Graph(Collections.unmodifiableMap(parents), Collections.unmodifiableMap(children));
  }

  /// Everything upstream of it, itself not included.
  public Set<String> ancestors(String id) {
    return reach(id, parents, Integer.MAX_VALUE);
  }

  /// Everything downstream of it, itself not included.
  public Set<String> descendants(String id) {
    return reach(id, children, Integer.MAX_VALUE);
  }

  /// What can be reached in at most so many steps.
  static Set<String> reach(String from, Map<String, Set<String>> edges, int depth) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> edge = List.of(from);
    for (int step = 0; step < depth && !edge.isEmpty(); step++) {
      List<String> next = new ArrayList<>();
      for (String id : edge) {
        for (String neighbour : edges.getOrDefault(id, Set.of())) {
          if (seen.add(neighbour)) {
            next.add(neighbour);
          }
        }
      }
      edge = next;
    }
    return seen;
  }
}
