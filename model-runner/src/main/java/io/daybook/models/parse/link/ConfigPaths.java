package io.daybook.models.parse.link;

import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.PackageProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The paths under `models:`, `seeds:`, ... of `dbt_project.yml` that no resource lies under: most
/// often a folder was renamed and its settings were forgotten.
public final class ConfigPaths {
  private static final Map<String, ResourceType> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("models", ResourceType.MODEL);
    SECTIONS.put("seeds", ResourceType.SEED);
    SECTIONS.put("snapshots", ResourceType.SNAPSHOT);
    SECTIONS.put("sources", ResourceType.SOURCE);
    SECTIONS.put("data_tests", ResourceType.TEST);
    SECTIONS.put("unit_tests", ResourceType.UNIT_TEST);
    SECTIONS.put("metrics", ResourceType.METRIC);
    SECTIONS.put("semantic_models", ResourceType.SEMANTIC_MODEL);
    SECTIONS.put("saved_queries", ResourceType.SAVED_QUERY);
    SECTIONS.put("exposures", ResourceType.EXPOSURE);
    SECTIONS.put("functions", ResourceType.FUNCTION);
  }

  private ConfigPaths() {}

  /// dbt's warning of those, empty if there are none. A disabled resource uses the paths of every
  /// section.
  public static Optional<Warning> unused(PackageProject root, Collection<Draft> drafts) {
    List<String> unused = new ArrayList<>();
    SECTIONS.forEach((section, type) -> {
      Set<List<String>> paths = new LinkedHashSet<>();
      collect(root.configs(section), List.of(), paths);
      for (List<String> path : paths) {
        boolean used =
            drafts.stream()
                .filter(draft -> draft.type == type || !draft.isEnabled())
                .map(Draft::fqn)
                .anyMatch(
                    fqn -> fqn.size() >= path.size() && fqn.subList(0, path.size()).equals(path));
        if (!used) {
          unused.add("\n- " + section + (path.isEmpty() ? "" : "." + String.join(".", path)));
        }
      }
    });
    return unused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "UnusedResourceConfigPath",
                "Configuration paths exist in your dbt_project.yml file which do not apply to any"
                    + " resources.\nThere are "
                    + unused.size()
                    + " unused configuration paths:"
                    + String.join("", unused)));
  }

  /// A path counts where something is set on it.
  private static void collect(Fields tree, List<String> path, Set<List<String>> paths) {
    tree.values()
        .forEach((key, value) -> {
          if (value instanceof Map<?, ?> below && !key.startsWith("+")) {
            List<String> longer = new ArrayList<>(path);
            longer.add(key);
            collect(Fields.of(below), longer, paths);
          } else {
            paths.add(path);
          }
        });
  }
}
