package io.daybook.models.graph;

import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
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
    return of(all);
  }

  /// The same with what does not run, as the maps of `manifest.json` have it.
  public static Graph whole(Manifest manifest) {
    return of(manifest.resources());
  }

  private static Graph of(Map<String, Resource> all) {
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

  /// The graph of a build: a test of what lies upstream of a node comes before it, if the node
  /// needs all that the test reads.
  // The tests of each node first, then the edges that they make.
  public Graph withTests(Manifest manifest) {
    Map<String, List<Node>> testsOf = new LinkedHashMap<>();
    for (Node node : manifest.nodes().values()) {
      if (node instanceof Node.Test) {
        for (String read : node.dependsOnNodes()) {
          testsOf.computeIfAbsent(read, _ -> new ArrayList<>()).add(node);
        }
      }
    }
    if (testsOf.isEmpty()) {
      return this;
    }
    Map<String, Set<String>> before = copied(parents);
    Map<String, Set<String>> after = copied(children);
    for (Node node : manifest.nodes().values()) {
      if (node instanceof Node.Test) {
        continue;
      }
      Set<String> upstream = ancestors(node.uniqueId());
      for (String ancestor : upstream) {
        for (Node test : testsOf.getOrDefault(ancestor, List.of())) {
          if (upstream.containsAll(test.dependsOnNodes())) {
            before
                .computeIfAbsent(node.uniqueId(), _ -> new LinkedHashSet<>())
                .add(test.uniqueId());
            after.computeIfAbsent(test.uniqueId(), _ -> new LinkedHashSet<>()).add(node.uniqueId());
          }
        }
      }
    }
    return new Graph(before, after);
  }

  private static Map<String, Set<String>> copied(Map<String, Set<String>> edges) {
    Map<String, Set<String>> copy = new LinkedHashMap<>();
    edges.forEach((id, ends) -> copy.put(id, new LinkedHashSet<>(ends)));
    return copy;
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
