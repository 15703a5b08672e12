package io.daybook.models.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Order and its absence.
public final class Cycles {
  private Cycles() {}

  /// The ids of a cycle, the first again at the end; empty if there is none.
  public static List<String> find(Graph graph) {
    Set<String> done = new HashSet<>();
    for (String start : graph.children().keySet()) {
      List<String> cycle = from(start, graph, done);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    return List.of();
  }

  private static List<String> from(String start, Graph graph, Set<String> done) {
    Deque<Iterator<String>> steps = new ArrayDeque<>();
    List<String> path = new ArrayList<>();
    Set<String> onPath = new HashSet<>();
    if (done.add(start)) {
      path.add(start);
      onPath.add(start);
      steps.push(graph.children().getOrDefault(start, Set.of()).iterator());
    }
    while (!steps.isEmpty()) {
      if (!steps.element().hasNext()) {
        steps.pop();
        onPath.remove(path.removeLast());
        continue;
      }
      String next = steps.element().next();
      if (onPath.contains(next)) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        cycle.add(next);
        return cycle;
      }
      if (done.add(next)) {
        path.add(next);
        onPath.add(next);
        steps.push(graph.children().getOrDefault(next, Set.of()).iterator());
      }
    }
    return List.of();
  }

  /// Every id after all that it depends on; among equals the graph's order.
  public static List<String> order(Graph graph) {
    Map<String, Integer> waiting = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    graph
        .parents()
        .forEach((id, parents) -> {
          waiting.put(id, parents.size());
          if (parents.isEmpty()) {
            ready.add(id);
          }
        });
    List<String> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String id = ready.remove();
      order.add(id);
      for (String child : graph.children().getOrDefault(id, Set.of())) {
        if (waiting.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return order;
  }
}
