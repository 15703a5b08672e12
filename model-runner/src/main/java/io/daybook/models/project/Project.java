package io.daybook.models.project;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Quoting;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  /// A place of {@link #searchOrder}: wherever a plain name is looked for.
  public static final String PLAIN = "";

  private static final Set<String> INTERNAL = Set.of("dbt", "dbt_postgres");

  public Project {
    packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
  }

  /// Reads `dbt_project.yml`, `profiles.yml` and the installed packages.
  ///
  /// @throws io.daybook.kernel.failure.FailureException with every problem found
  public static Project open(Invocation invocation) {
    YamlDocument document = ProjectFile.load(invocation.projectDir());
    Target target = Profiles.target(invocation, document.map().get("profile"));
    YamlRenderer renderer = YamlRenderer.of(invocation, target);
    PackageProject root =
        installed(
            invocation,
            ProjectFile.open(
                invocation.projectDir(),
                document,
                YamlRenderer.of(withVariables(invocation), target),
                versionMatters(invocation, document.map())));
    Map<String, PackageProject> packages = new LinkedHashMap<>();
    packages.put(root.name(), root);
    packages.putAll(
        Packages.installed(
            root,
            renderer,
            YamlRenderer.secrets(invocation),
            versionMatters(invocation, document.map())));
    return new Project(invocation, root, packages, target);
  }

  /// The root project alone, for commands that need neither packages nor a connection.
  public static PackageProject root(Invocation invocation) {
    YamlDocument document = ProjectFile.load(invocation.projectDir());
    PackageProject root =
        ProjectFile.open(
            invocation.projectDir(),
            document,
            renderer(invocation),
            versionMatters(invocation, document.map()));
    return installed(invocation, root);
  }

  /// The invocation with the variables of `vars.yml`, below those of the command line: what
  /// `dbt_project.yml` is rendered with.
  private static Invocation withVariables(Invocation invocation) {
    Map<String, @Nullable Object> vars =
        new LinkedHashMap<>(ProjectFile.variables(invocation.projectDir()).values());
    vars.putAll(invocation.vars());
    return invocation.withVars(vars);
  }

  /// The project with the folder of packages that the caller named.
  private static PackageProject installed(Invocation invocation, PackageProject root) {
    Object folder = invocation.flags().get("packages_install_path");
    return folder == null
        ? root
        : new PackageProject(root.folder(), root.fields().with("packages-install-path", folder));
  }

  /// Whether `require-dbt-version` is looked at: unless `--no-version-check` or the project's flags
  /// say no.
  ///
  /// @param written the project's file as it stands
  public static boolean versionMatters(Invocation invocation, Map<String, ?> written) {
    Object said = invocation.flags().get("version_check");
    Object own = Fields.of(written.get("flags")).get("version_check");
    return !Boolean.FALSE.equals(said == null ? own : said);
  }

  /// Renders with the target if there is a profile; without one where there is none.
  static YamlRenderer renderer(Invocation invocation) {
    Object profile = ProjectFile.load(invocation.projectDir()).map().get("profile");
    try {
      return YamlRenderer.of(withVariables(invocation), Profiles.target(invocation, profile));
    } catch (FailureException _) {
      return YamlRenderer.of(withVariables(invocation), null);
    }
  }

  /// A flag: what the caller said, else `flags` of the project if it may set that one, else null.
  public @Nullable Object flag(String name) {
    Object said = invocation.flags().get(name);
    return said == null && ProjectFlags.mayBeSet(name)
        ? root.fields().fields("flags").get(name)
        : said;
  }

  /// A flag that is true or false.
  public boolean flag(String name, boolean otherwise) {
    return flag(name) instanceof Boolean value ? value : otherwise;
  }

  /// The extensions of templates that would have these: with a flag also those that say so, such as
  /// `.sql.jinja`.
  public List<String> templates(String... extensions) {
    return Stream.of(extensions)
        .flatMap(end ->
            flag("allow_jinja_file_extensions", false)
                ? Stream.of(end, end + ".j2", end + ".jinja2", end + ".jinja")
                : Stream.of(end))
        .toList();
  }

  /// The mebibytes above which a seed is known by its name only; 0 is no limit.
  public long largestSeedMebibytes() {
    return flag("maximum_seed_size_mib") instanceof Number size ? size.longValue() : 1;
  }

  /// The environment that `env_var` reads.
  public Environment environment() {
    return new Environment(invocation.environment());
  }

  /// Which parts of names are quoted where a node does not say.
  public Quoting quoting() {
    return Quoting.of(root.fields().fields("quoting"), Quoting.ALL);
  }

  /// Where `profiles.yml` is looked for.
  public Path profilesFolder() {
    return Profiles.folder(invocation);
  }

  /// Where artifacts go: `--target-path`, else the project's `target-path`.
  public Path targetFolder() {
    return targetFolder(invocation, root);
  }

  /// The same for a project that is not opened whole.
  public static Path targetFolder(Invocation invocation, PackageProject root) {
    return root.folder().resolve(targetPath(invocation, root));
  }

  /// Where what was parsed is kept: beside the artifacts, but not where dbt-core calls us as its
  /// parser: it throws that folder away.
  public Path cacheFolder() {
    return invocation.flags().isTrue("parses_for_dbt")
        ? root.folder().resolve(root.fields().text("target-path"))
        : targetFolder();
  }

  /// The folder of the artifacts as it was said, relative to the project if it is relative.
  public Path targetPath() {
    return targetPath(invocation, root);
  }

  private static Path targetPath(Invocation invocation, PackageProject root) {
    String flag = invocation.flags().text("target_path");
    return Path.of(flag.isEmpty() ? root.fields().text("target-path") : flag);
  }

  /// The places in which `adapter.dispatch(…, namespace)` looks, in order: packages, or {@link
  /// #PLAIN} where the namespace is no package and is not configured.
  public List<String> searchOrder(@Nullable String namespace) {
    if (namespace == null) {
      return List.of(PLAIN);
    }
    for (Fields entry : root.fields().each("dispatch")) {
      if (entry.text("macro_namespace").equals(namespace) && entry.has("search_order")) {
        return entry.texts("search_order");
      }
    }
    return packages.containsKey(namespace) || INTERNAL.contains(namespace)
        ? List.of(root.name(), namespace)
        : List.of(PLAIN);
  }
}
