package io.daybook.models.compile;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Flags;
import io.daybook.models.compile.value.Sample;
import io.daybook.models.draft.Strictness;
import io.daybook.models.event.Window;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.project.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all nodes of one invocation share. Thread-safe.
public final class Workspace {
  /// The release of dbt whose behaviour this is.
  public static final String DBT_VERSION = "1.12.6";

  private final Project project;
  private final Manifest manifest;
  private final Map<String, Builtin> builtins;
  private final Story story;
  private final Instant startedAt;
  private final MacroIndex macros;
  private final References references;
  private final Flags flags;
  private final Strictness strictness;
  private final Compilation compilation = new Compilation();
  private volatile List<String> selected = List.of();
  private volatile @Nullable PyDict graph;

  /// @throws io.daybook.kernel.failure.FailureException where the flags contradict each other
  public Workspace(Project project, Manifest manifest, Map<String, Builtin> builtins, Story story) {
    this.project = project;
    this.manifest = manifest;
    this.builtins = builtins;
    this.story = story;
    this.startedAt = project.invocation().run().now();
    this.flags = new Flags(project);
    this.macros = new MacroIndex(project, manifest, builtins);
    this.references = new References(project, manifest);
    this.strictness = flags.strictness();
    Sample.batches(flags);
  }

  public Project project() {
    return project;
  }

  public Manifest manifest() {
    return manifest;
  }

  public Story story() {
    return story;
  }

  /// When the invocation began.
  public Instant startedAt() {
    return startedAt;
  }

  /// dbt's flags with dbt's defaults.
  public Flags flags() {
    return flags;
  }

  /// Tells a warning, unless the flags silence it.
  ///
  /// @param name dbt's name of it
  /// @throws io.daybook.kernel.failure.FailureException where the flags make it an error
  public void warn(String name, String line) {
    if (strictness.isError(name)) {
      throw Errors.compilation(line);
    }
    if (!strictness.isSilent(name)) {
      story.tell(Event.warning(name, line));
    }
  }

  /// Whether the flags make the warning of that name an error.
  public boolean isError(String name) {
    return strictness.isError(name);
  }

  /// The built-in macros by name.
  Map<String, Builtin> builtins() {
    return builtins;
  }

  /// The rows that a sample sees, null where none was asked for.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where the flag cannot be read
  public @Nullable Window sample() {
    return Sample.of(flags, startedAt);
  }

  /// All macros.
  public MacroIndex macros() {
    return macros;
  }

  /// Names to resources.
  References references() {
    return references;
  }

  /// The node that a reference in a node means.
  public Optional<Node> node(
      @Nullable String packageName, String name, @Nullable Object version, Resource from) {
    String wanted = version == null ? null : version.toString();
    return references.ref(name, packageName, wanted, from.packageName());
  }

  /// The table of a source that a reference in a node means.
  public Optional<Resource.Source> source(String source, String table, Resource from) {
    return references.source(source, table, from.packageName());
  }

  /// The unique ids that this invocation runs.
  public List<String> selected() {
    return selected;
  }

  /// Notes what this invocation runs.
  public void select(List<String> ids) {
    selected = List.copyOf(ids);
  }

  /// What became of the texts of nodes.
  public Compilation compilation() {
    return compilation;
  }

  /// The nodes that need one.
  public List<Node> nodesOf(List<String> ids) {
    List<Node> nodes = new ArrayList<>();
    for (String id : ids) {
      Node node = manifest.nodes().get(id);
      if (node != null) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /// `graph` of the template context, made when first asked for.
  PyDict graph() {
    PyDict made = graph;
    if (made == null) {
      made = new PyDict();
      made.put("nodes", dict(manifest.nodes(false)));
      made.put("sources", dict(manifest.sources()));
      made.put("exposures", dict(manifest.exposures()));
      made.put("groups", Values.of(groups()));
      made.put("functions", dict(manifest.nodes(true)));
      made.put("metrics", others("metric"));
      made.put("semantic_models", others("semantic_model"));
      made.put("saved_queries", others("saved_query"));
      graph = made;
    }
    return made;
  }

  private static PyDict dict(Map<String, ? extends Resource> resources) {
    PyDict dict = new PyDict();
    resources.forEach((id, resource) -> dict.put(id, YamlValue.of(resource.fields().values())));
    return dict;
  }

  private PyDict others(String type) {
    Map<String, Resource.Other> chosen = new LinkedHashMap<>();
    manifest
        .others()
        .forEach((id, other) -> {
          if (id.startsWith(type + ".")) {
            chosen.put(id, other);
          }
        });
    return dict(chosen);
  }

  private Map<String, Object> groups() {
    Map<String, Object> groups = new LinkedHashMap<>();
    manifest.groups().forEach((id, group) -> groups.put(id, group.values()));
    return groups;
  }

  /// The variables under `target`, as templates see them.
  Map<String, @Nullable Object> target() {
    Fields fields = project.target().fields();
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    fields
        .values()
        .forEach((key, value) -> {
          if (!key.equals("password") && !key.equals("pass")) {
            target.put(key, value);
          }
        });
    target.put("dbname", project.target().database());
    target.put("database", project.target().database());
    target.put("schema", project.target().schema());
    target.put("type", "postgres");
    target.put("name", project.target().name());
    target.put("target_name", project.target().name());
    target.put("profile_name", project.target().profileName());
    target.put("threads", (long) project.target().threads());
    return target;
  }
}
