package io.daybook.models.project;

import io.daybook.models.node.Fields;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A project opened for one invocation: the root, its installed packages, the target, the
/// variables. Immutable.
///
/// @param invocation what the caller said
/// @param root the project itself
/// @param packages by name: the root first, then the installed ones
/// @param target the connection
public record Project(
    Invocation invocation,
    PackageProject root,
    Map<String, PackageProject> packages,
    Target target) {

  public Project {
    packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
  }

  /// Reads `dbt_project.yml`, `profiles.yml` and the installed packages.
  ///
  /// @throws io.daybook.kernel.failure.FailureException with every problem found
  public static Project open(Invocation invocation) {
    PackageProject root = new PackageProject(invocation.projectDir(), Fields.EMPTY);
    return new Project(invocation, root, Map.of(), new Target("", "", Fields.EMPTY));
  }

  /// A flag: what the caller said, else `flags` of the project, else dbt's default.
  public Fields flags() {
    return invocation.flags();
  }

  /// Where artifacts go: `--target-path`, else the project's `target-path`.
  public Path targetFolder() {
    String flag = invocation.flags().text("target_path");
    String path = flag.isEmpty() ? root.fields().text("target-path") : flag;
    return root.folder().resolve(path.isEmpty() ? "target" : path);
  }

  /// The packages in which `adapter.dispatch(…, namespace)` looks, in order.
  public List<String> searchOrder(String namespace) {
    for (Fields entry : root.fields().each("dispatch")) {
      if (entry.text("macro_namespace").equals(namespace)) {
        return entry.texts("search_order");
      }
    }
    return List.of(root.name(), namespace);
  }
}
