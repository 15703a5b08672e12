package io.daybook.models.compile;

import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what `ref`, `source`, `function` and `var` name. Immutable.
final class References {
  private final Project project;
  private final Map<String, List<Node>> nodes = new HashMap<>();
  private final Map<String, List<Node>> functions = new HashMap<>();
  private final Map<String, List<Resource.Source>> sources = new HashMap<>();

  References(Project project, Manifest manifest) {
    this.project = project;
    for (Node node : manifest.nodes().values()) {
      if (node instanceof Node.Function) {
        functions.computeIfAbsent(node.name(), _ -> new ArrayList<>()).add(node);
      }
      if (node.resourceType().isRefable()) {
        nodes.computeIfAbsent(node.name(), _ -> new ArrayList<>()).add(node);
      }
    }
    for (Resource.Source source : manifest.sources().values()) {
      sources
          .computeIfAbsent(source.sourceName() + "." + source.name(), _ -> new ArrayList<>())
          .add(source);
    }
  }

  /// The packages in which a name is sought, the first hit wins; null stands for any.
  private List<@Nullable String> packages(@Nullable String named, String nodePackage) {
    List<@Nullable String> order = new ArrayList<>();
    if (named != null) {
      order.add(named);
      return order;
    }
    order.add(project.root().name());
    if (!nodePackage.equals(project.root().name())) {
      order.add(nodePackage);
    }
    order.add(null);
    return order;
  }

  /// The node that `ref` names.
  Optional<Node> ref(
      String name, @Nullable String packageName, @Nullable String version, String nodePackage) {
    List<Node> fitting =
        nodes.getOrDefault(name, List.of()).reversed().stream()
            .filter(node -> fits(node, version))
            .toList();
    return first(fitting, packages(packageName, nodePackage));
  }

  /// The function that `function` names.
  Optional<Node> function(String name, @Nullable String packageName, String nodePackage) {
    List<Node> candidates = functions.getOrDefault(name, List.of());
    return first(candidates, packages(packageName, nodePackage));
  }

  private static Optional<Node> first(List<Node> candidates, List<@Nullable String> places) {
    for (String place : places) {
      for (Node node : candidates) {
        if (place == null || place.equals(node.packageName())) {
          return Optional.of(node);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Node node, @Nullable String version) {
    String own = node.fields().textOrNull("version");
    if (version == null) {
      return own == null || own.equals(node.fields().textOrNull("latest_version"));
    }
    return version.equals(own);
  }

  /// The table that `source` names.
  Optional<Resource.Source> source(String source, String table, String nodePackage) {
    List<Resource.Source> candidates = sources.getOrDefault(source + "." + table, List.of());
    for (String place : packages(null, nodePackage)) {
      for (Resource.Source found : candidates) {
        if (place == null || place.equals(found.packageName())) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /// A variable as a package sees it: the command line, the root project's section for the package,
  /// the root project, the package's own project.
  Optional<Object> var(String name, String packageName) {
    Map<String, @Nullable Object> given = project.invocation().vars();
    if (given.containsKey(name)) {
      return Optional.of(YamlValue.of(given.get(name)));
    }
    Fields root = project.root().vars();
    for (Fields scope : List.of(root.fields(packageName), root)) {
      if (scope.values().containsKey(name)) {
        return Optional.of(YamlValue.of(scope.get(name)));
      }
    }
    PackageProject own = project.packages().get(packageName);
    if (own == null) {
      return Optional.empty();
    }
    for (Fields scope : List.of(own.vars().fields(packageName), own.vars())) {
      if (scope.values().containsKey(name)) {
        return Optional.of(YamlValue.of(scope.get(name)));
      }
    }
    return Optional.empty();
  }
}
