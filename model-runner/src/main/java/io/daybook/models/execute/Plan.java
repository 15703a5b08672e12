package io.daybook.models.execute;

import io.daybook.models.graph.Graph;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What runs, and what must have run before it.
///
/// @param nodes in the order in which they are started where nothing else decides
/// @param before for each node the planned nodes that must be done
/// @param after for each node the planned nodes that wait for it
record Plan(List<Resource> nodes, Map<String, Set<String>> before, Map<String, Set<String>> after) {

  /// A plan of the selected nodes. A path through nodes that do not run still orders.
  ///
  /// @param testsFirst whether a node waits for the tests of what it is made from
  static Plan of(Manifest manifest, Graph graph, List<Resource> selected, boolean testsFirst) {
    Graph ordering = testsFirst ? graph.withTests(manifest) : graph;
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    ordering.parents().forEach((id, set) -> parents.put(id, new LinkedHashSet<>(set)));
    if (testsFirst) {
      selected.forEach(node -> unitTestFirst(node, parents));
    }
    Set<String> chosen = new LinkedHashSet<>();
    selected.forEach(node -> chosen.add(node.uniqueId()));
    Map<String, Set<String>> before = new LinkedHashMap<>();
    Map<String, Set<String>> after = new LinkedHashMap<>();
    chosen.forEach(id -> after.put(id, new LinkedHashSet<>()));
    for (String id : chosen) {
      Set<String> nearest = nearest(id, parents, chosen);
      before.put(id, nearest);
      nearest.forEach(parent -> after.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(id));
    }
    return new Plan(ordered(selected, before), before, after);
  }

  /// A plan of nodes that do not wait for one another.
  static Plan independent(List<Resource> selected) {
    return new Plan(ordered(selected, Map.of()), Map.of(), Map.of());
  }

  /// dbt's order: by how deep a node lies in what runs, then by its id.
  private static List<Resource> ordered(List<Resource> selected, Map<String, Set<String>> before) {
    Map<String, Integer> levels = new HashMap<>();
    selected.forEach(node -> level(node.uniqueId(), before, levels));
    return selected.stream()
        .sorted(
            Comparator.comparing((Resource node) -> levels.getOrDefault(node.uniqueId(), 0))
                .thenComparing(Resource::uniqueId))
        .toList();
  }

  /// The length of the longest way to a node; the way is walked without recursion, as deep as it
  /// is.
  private static void level(
      String id, Map<String, Set<String>> before, Map<String, Integer> levels) {
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.element();
      int deepest = -1;
      boolean ready = true;
      for (String parent : before.getOrDefault(next, Set.of())) {
        Integer known = levels.get(parent);
        if (known == null) {
          open.push(parent);
          ready = false;
        } else {
          deepest = Math.max(deepest, known);
        }
      }
      if (ready) {
        open.pop();
        levels.put(next, deepest + 1);
      }
    }
  }

  /// The chosen nodes that can be reached upwards without passing another chosen one.
  private static Set<String> nearest(
      String id, Map<String, Set<String>> parents, Set<String> chosen) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(parents.getOrDefault(id, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (!seen.add(next)) {
        continue;
      }
      if (chosen.contains(next)) {
        found.add(next);
      } else {
        open.addAll(parents.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  /// A unit test runs when its model could, and the model after it.
  private static void unitTestFirst(Resource test, Map<String, Set<String>> parents) {
    if (test.resourceType() != ResourceType.UNIT_TEST) {
      return;
    }
    Set<String> ofModel = parents.getOrDefault(test.dependsOnNodes().getFirst(), Set.of());
    Set<String> before = new LinkedHashSet<>(ofModel);
    before.removeIf(id -> id.startsWith(ResourceType.UNIT_TEST.key() + "."));
    parents.put(test.uniqueId(), before);
    parents
        .computeIfAbsent(test.dependsOnNodes().getFirst(), _ -> new LinkedHashSet<>())
        .add(test.uniqueId());
  }

  /// Everything planned that waits for a node, directly or not.
  Set<String> downstream(String id) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(after.getOrDefault(id, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        open.addAll(after.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }
}
