package io.daybook.models.parse.link;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Turns `ref`, `source` and `function` calls into unique ids.
public final class Linker {
  private final Project project;
  private final Index index;
  private final Consumer<Warning> warnings;
  private final MetricLinks metrics;

  public Linker(Project project, Index index, Consumer<Warning> warnings) {
    this.project = project;
    this.index = index;
    this.warnings = warnings;
    this.metrics = new MetricLinks(index);
  }

  /// Fills `depends_on.nodes` of one draft: sources first, then refs, as dbt does.
  public void link(Draft draft) {
    if (draft.type == ResourceType.SEED) {
      return;
    }
    for (Object pair : new Fields(draft.fields).list("sources")) {
      if (pair instanceof List<?> names && names.size() == 2) {
        source(draft, String.valueOf(names.getFirst()), String.valueOf(names.getLast()));
      }
    }
    for (Fields ref : new Fields(draft.fields).each("refs")) {
      ref(draft, ref);
    }
    for (Object names : new Fields(draft.fields).list("functions")) {
      if (names instanceof List<?> parts && !parts.isEmpty()) {
        function(draft, parts.stream().map(String::valueOf).toList());
      }
    }
    for (Object name : new Fields(draft.fields).list("metrics")) {
      if (draft.type != ResourceType.METRIC && name instanceof List<?> parts) {
        named(draft, String.valueOf(parts.getLast()));
      }
    }
    if (draft.type == ResourceType.SAVED_QUERY) {
      new Fields(draft.fields)
          .fields("query_params")
          .texts("metrics")
          .forEach(name -> named(draft, name));
    }
    if (draft.type == ResourceType.METRIC) {
      metrics.link(draft);
    }
  }

  private void function(Draft draft, List<String> names) {
    String name = names.getLast();
    @Nullable String inPackage = names.size() == 2 ? names.getFirst() : null;
    Predicate<Draft> wanted = found -> found.type == ResourceType.FUNCTION;
    @Nullable Draft target = search(draft, name, inPackage, wanted);
    if (target == null) {
      missing(draft, name, "function", inPackage, isDisabled(name, wanted));
    } else {
      draft.dependsOn("nodes", target.id());
    }
  }

  private void named(Draft draft, String metric) {
    Predicate<Draft> wanted = found -> found.type == ResourceType.METRIC;
    @Nullable Draft target = search(draft, metric, null, wanted);
    if (target == null) {
      missing(draft, metric, "metric", null, isDisabled(metric, wanted));
    } else {
      draft.dependsOn("nodes", target.id());
    }
  }

  private void source(Draft draft, String source, String table) {
    Predicate<Draft> wanted =
        found -> found.type == ResourceType.SOURCE && found.text("source_name").equals(source);
    @Nullable Draft target = search(draft, table, null, wanted);
    if (target == null) {
      missing(draft, source + "." + table, "source", null, isDisabled(table, wanted));
    } else {
      draft.dependsOn("nodes", target.id());
    }
  }

  private void ref(Draft draft, Fields ref) {
    String name = ref.text("name");
    @Nullable String inPackage = ref.textOrNull("package");
    @Nullable Object version = ref.get("version");
    Predicate<Draft> wanted = found -> found.type.isRefable() && isVersion(found, version);
    @Nullable Draft target = search(draft, name, inPackage, wanted);
    if (target == null) {
      String shown = version == null ? name : name + "' with version '" + version;
      missing(draft, shown, "node", inPackage, isDisabled(name, wanted));
      return;
    }
    requireAccess(draft, target);
    warnOfRoot(draft, target, inPackage);
    draft.dependsOn("nodes", target.id());
    if (draft.type == ResourceType.SEMANTIC_MODEL) {
      draft.fields.put("node_relation", place(target));
    }
  }

  /// A package that meets a node of the root project, which it did not name.
  private void warnOfRoot(Draft draft, Draft target, @Nullable String inPackage) {
    String root = project.root().name();
    if (!draft.packageName.equals(root)
        && target.packageName.equals(root)
        && !root.equals(inPackage)
        && !project.flag("require_ref_searches_node_package_before_root", false)) {
      warnings.accept(
          new Warning(
              "PackageNodeDependsOnRootProjectNode",
              "The node '"
                  + draft.name()
                  + "'in package '"
                  + draft.packageName
                  + "' depends on the root project node '"
                  + target.id()
                  + "'.This may lead to unexpected cycles downstream. Please set the"
                  + " 'require_ref_searches_node_package_before_root' behavior change flag to True"
                  + " to avoid this issue.For more information, see the documentation at"
                  + " https://docs.getdbt.com/reference/global-configs/behavior-changes#package-ref-search-order"));
    }
  }

  /// Where the model of a semantic model stands.
  private static Map<String, @Nullable Object> place(Draft target) {
    Map<String, @Nullable Object> place = new LinkedHashMap<>();
    place.put("alias", target.fields.get("alias"));
    place.put("schema_name", target.fields.get("schema"));
    place.put("database", target.fields.get("database"));
    place.put("relation_name", target.fields.get("relation_name"));
    return place;
  }

  /// A private model is for its group, in a package that restricts access for this package only; so
  /// is a protected one there.
  private void requireAccess(Draft draft, Draft target) {
    boolean abroad = !draft.packageName.equals(target.packageName) && isRestricted(target);
    String group = target.text("group");
    switch (target.text("access")) {
      case "private" -> {
        if (abroad || group.isEmpty() || !draft.text("group").equals(group)) {
          throw refused(draft, target, "private to the '" + group + "' group.");
        }
      }
      case "protected" -> {
        if (abroad) {
          throw refused(draft, target, "protected to the '" + target.packageName + "' package.");
        }
      }
      default -> {}
    }
  }

  private boolean isRestricted(Draft target) {
    PackageProject home = project.packages().get(target.packageName);
    return home != null && home.fields().isTrue("restrict-access");
  }

  private static FailureException refused(Draft draft, Draft target, String why) {
    return failure(
        draft,
        "Node "
            + draft.id()
            + " attempted to reference node "
            + target.id()
            + ", which is not allowed because the referenced node is "
            + why,
        "put both into one group, or give the model another access");
  }

  /// A ref without a version means the latest one.
  private static boolean isVersion(Draft draft, @Nullable Object version) {
    Object own = draft.fields.get("version");
    Object wanted = version == null ? draft.fields.get("latest_version") : version;
    return own == null ? version == null : own.toString().equals(String.valueOf(wanted));
  }

  /// The enabled target, in dbt's order of packages.
  private @Nullable Draft search(
      Draft draft, String name, @Nullable String inPackage, Predicate<Draft> wanted) {
    List<Draft> found = index.named(name, wanted.and(Draft::isEnabled));
    if (found.isEmpty()) {
      return null;
    }
    List<String> places = new ArrayList<>();
    if (inPackage != null) {
      places.add(inPackage);
    } else if (project.flag("require_ref_searches_node_package_before_root", false)) {
      places.addAll(List.of(draft.packageName, project.root().name()));
    } else {
      places.addAll(List.of(project.root().name(), draft.packageName));
    }
    for (String place : places) {
      for (Draft each : found.reversed()) { // of two types with one name dbt finds the later
        if (each.packageName.equals(place)) {
          return each;
        }
      }
    }
    return inPackage == null ? found.getFirst() : null;
  }

  private boolean isDisabled(String name, Predicate<Draft> wanted) {
    return !index.named(name, wanted.and(found -> !found.isEnabled())).isEmpty();
  }

  private void missing(
      Draft draft, String name, String kind, @Nullable String inPackage, boolean disabled) {
    // dbt's sentence, put together in dbt's order; a test only warns.
    String type = draft.type.key();
    String title = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    String fact =
        title
            + " '"
            + draft.id()
            + "' ("
            + draft.text("original_file_path")
            + ") depends on a "
            + kind
            + " named '"
            + name
            + "' "
            + (inPackage == null ? "" : "in package '" + inPackage + "' ")
            + (disabled ? "which is disabled" : "which was not found");
    if (draft.type == ResourceType.TEST) {
      draft.map("config").put("enabled", false);
      if (!disabled) {
        warnings.accept(new Warning("NodeNotFoundOrDisabled", fact));
      }
      return;
    }
    String near = disabled ? "" : nearest(name, kind);
    throw failure(
        draft,
        fact,
        disabled
            ? "enable it, or do not refer to it"
            : near.isEmpty() ? "check the name" : "did you mean '" + near + "'?");
  }

  private static FailureException failure(Draft draft, String fact, String hint) {
    return new FailureException(
        new Failure.Config(
            "PARSE-040", fact, Location.file(draft.text("original_file_path")), hint));
  }

  /// The name that differs least.
  private String nearest(String name, String kind) {
    String best = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (Draft draft : index.all()) {
      boolean source = draft.type == ResourceType.SOURCE;
      boolean fits =
          switch (kind) {
            case "node" -> draft.type.isRefable();
            case "function" -> draft.type == ResourceType.FUNCTION;
            default -> source;
          };
      if (fits && draft.isEnabled()) {
        String other = source ? draft.text("source_name") + "." + draft.name() : draft.name();
        int distance = distance(name, other);
        if (distance < least) {
          least = distance;
          best = other;
        }
      }
    }
    return best;
  }

  /// How many letters must be changed, added or removed.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
