package io.daybook.models.parse;

import io.daybook.jinja.Template;
import io.daybook.models.node.Macro;
import io.daybook.models.project.Project;
import io.daybook.models.schema.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All macros by package and name, and dbt's order of looking for them: the package of the node,
/// the root project, dbt's own. Safe for all threads once it is built.
final class Macros {
  private static final Map<String, String> BUILTIN = builtin();

  private final Project project;
  private final Map<String, Map<String, Macro>> packages = new LinkedHashMap<>();
  private final Map<String, List<String>> links = new ConcurrentHashMap<>();
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  Macros(Project project, Iterable<Macro> macros) {
    this.project = project;
    for (Macro macro : macros) {
      packages
          .computeIfAbsent(macro.packageName(), _ -> new LinkedHashMap<>())
          .put(macro.name(), macro);
    }
  }

  /// What a macro's name means.
  ///
  /// @param id unique id
  /// @param own the project's macro; null where it is one of dbt's own
  record Found(String id, @Nullable Macro own) {
    /// The id's last part.
    String name() {
      return id.substring(id.lastIndexOf('.') + 1);
    }
  }

  /// The macro that a plain name means for a node of a package.
  @Nullable Found find(String packageName, String name) {
    for (String place : List.of(packageName, project.root().name())) {
      Found found = own(place, name);
      if (found != null) {
        return found;
      }
    }
    return builtin(name);
  }

  /// The macro of a package, `dbt` for dbt's own.
  @Nullable Found inPackage(String place, String name) {
    Found found = own(place, name);
    return found == null && isInternal(place) ? builtin(name) : found;
  }

  /// As dbt resolves macros statically: the given package first, then the root project, the last of
  /// the other packages that has it, dbt's own.
  @Nullable Found anywhere(String place, String name) {
    Found found = inPackage(place, name);
    if (found == null) {
      found = own(project.root().name(), name);
    }
    if (found == null) {
      for (String other : packages.keySet()) {
        Found later = own(other, name);
        found = later == null ? found : later;
      }
    }
    return found == null ? builtin(name) : found;
  }

  /// True for a name under which macros are found.
  boolean isPackage(String name) {
    return isInternal(name) || packages.containsKey(name) || project.packages().containsKey(name);
  }

  /// The first of `postgres__name` and `default__name` in the search order of a namespace.
  @Nullable Found dispatch(String packageName, String name, @Nullable String namespace) {
    for (String place : project.searchOrder(namespace)) {
      for (String prefix : List.of("postgres__", "default__")) {
        Found found =
            place.equals(Project.PLAIN)
                ? find(packageName, prefix + name)
                : inPackage(place, prefix + name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// The parsed block of a macro.
  Template template(Macro macro) {
    return templates.computeIfAbsent(
        macro.uniqueId(),
        _ -> Dialect.MACROS.parse(macro.exportingSource(), macro.originalFilePath()));
  }

  private @Nullable Found own(String place, String name) {
    Macro macro = packages.getOrDefault(place, Map.of()).get(name);
    return macro == null ? null : new Found(macro.uniqueId(), macro);
  }

  private static @Nullable Found builtin(String name) {
    String id = BUILTIN.get(name);
    return id == null ? null : new Found(id, null);
  }

  private static boolean isInternal(String name) {
    return name.equals("dbt") || name.equals("dbt_postgres");
  }

  /// Names of dbt's own macros; those of the adapter before those of every adapter.
  private static Map<String, String> builtin() {
    Map<String, String> names = new HashMap<>();
    for (String id : Words.beside(Macros.class, "builtin-macros.txt")) {
      String name = id.substring(id.lastIndexOf('.') + 1);
      if (id.startsWith("macro.dbt_postgres.")) {
        names.put(name, id);
      } else {
        names.putIfAbsent(name, id);
      }
    }
    return names;
  }

  /// Tells which macros each macro calls.
  void link(Iterable<Macro> linked) {
    linked.forEach(macro -> links.put(macro.uniqueId(), macro.dependsOnMacros()));
  }

  /// The project's macro or a package's of that id.
  @Nullable Found byId(String id) {
    String[] parts = id.split("\\.", 3);
    return parts.length < 3 ? null : own(parts[1], parts[2]);
  }

  /// A macro and all that it leads to.
  Set<String> reachedFrom(String id) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(id));
    while (!next.isEmpty()) {
      String each = next.remove();
      if (reached.add(each)) {
        next.addAll(links.getOrDefault(each, List.of()));
      }
    }
    return reached;
  }
}
