package io.daybook.models.artifact;

import io.daybook.models.graph.Graph;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `graph_summary.json`: numbered names and edges of what a command works on, for people who look
/// into how a project hangs together.
public final class GraphSummary {
  /// Its name in the target folder.
  public static final String NAME = "graph_summary.json";

  private GraphSummary() {}

  /// Writes it into the target folder; a build also has the edges from tests to what waits for
  /// them.
  public static void write(Project project, Manifest manifest, Graph graph) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("_invocation_id", project.invocation().run().id().toString());
    tree.put("linked", numbered(manifest, graph));
    if (project.invocation().flags().text("which").equals("build")) {
      tree.put("with_test_edges", numbered(manifest, graph.withTests(manifest)));
    }
    Json.write(project.targetFolder().resolve(NAME), tree);
  }

  private static Map<String, Map<String, Object>> numbered(Manifest manifest, Graph graph) {
    Map<String, Integer> numbers = numbers(manifest, graph);
    Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
    numbers.forEach((id, number) -> {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("name", id);
      node.put("type", manifest.resource(id).map(GraphSummary::type).orElse(""));
      List<Integer> after =
          graph.children().getOrDefault(id, Set.of()).stream()
              .map(next -> numbers.getOrDefault(next, -1))
              .toList();
      if (!after.isEmpty()) {
        node.put("succ", after);
      }
      nodes.put(String.valueOf(number), node);
    });
    return nodes;
  }

  /// dbt's numbers: sources first, then each node and what it is made from.
  private static Map<String, Integer> numbers(Manifest manifest, Graph graph) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    manifest.sources().keySet().stream()
        .filter(graph.parents()::containsKey)
        .forEach(id -> numbers.put(id, numbers.size()));
    graph
        .parents()
        .forEach((id, parents) -> {
          numbers.putIfAbsent(id, numbers.size());
          parents.forEach(parent -> numbers.putIfAbsent(parent, numbers.size()));
        });
    return numbers;
  }

  private static String type(Resource resource) {
    return resource.resourceType().key();
  }
}
