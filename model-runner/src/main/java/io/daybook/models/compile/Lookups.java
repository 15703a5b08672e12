package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.JsonValue;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.event.Batch;
import io.daybook.models.event.Window;
import io.daybook.models.invocation.RuntimeConfig;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Node;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.SeedTable;
import io.daybook.models.project.Environment;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Vars;
import io.daybook.models.project.YamlRenderer;
import io.daybook.models.semantic.MetricValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `ref`, `source`, `var`, `env_var` and the seed's file for one node.
final class Lookups {
  private final NodeContext context;
  private final Workspace workspace;

  Lookups(NodeContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  private @Nullable Integer limit() {
    return workspace.flags().is("empty") && !context.isUnitTest() ? 0 : null;
  }

  /// The condition that cuts the rows of what is referred to: those of the batch that runs, of the
  /// sample that was asked for, of both.
  private @Nullable String filter(Resource target) {
    String column = target.config().fields().text("event_time");
    boolean cuts = context.node() instanceof Node.Model || context.node() instanceof Node.Snapshot;
    Batch batch = context.batch();
    Window sample = workspace.sample();
    if (column.isEmpty() || !cuts || (batch == null && sample == null)) {
      return null;
    }
    Window window =
        batch == null ? sample : sample == null ? batch.window() : batch.window().and(sample);
    return window == null ? null : window.condition(quoted(target, column));
  }

  /// A column is quoted where its entry, else its source, says so.
  private static String quoted(Resource target, String column) {
    Object own = target.fields().fields("columns").fields(column).get("quote");
    Object all = target.fields().fields("quoting").get("column");
    return Boolean.TRUE.equals(own == null ? all : own) ? '"' + column + '"' : column;
  }

  /// The relation of a node by its names.
  RelationValue ref(List<String> names, @Nullable String version) {
    String packageName = names.size() > 1 ? names.get(0) : null;
    String name = names.getLast();
    Optional<Node> found =
        workspace.references().ref(name, packageName, version, context.node().packageName());
    if (found.isEmpty()) {
      throw missing(name, packageName, version);
    }
    Node target = found.get();
    if (context.given().isActive()) {
      return given(target.uniqueId(), () -> missing(name, packageName, version));
    }
    requireDependency(target, names);
    if (target.config().materialized().equals("ephemeral") && target instanceof Node.Model) {
      String cte = "__dbt__cte__" + target.alias();
      context.ctes().put(target.uniqueId(), cte);
      return new RelationValue(
              null, null, cte, "cte", new Quoting(true, true, false), Quoting.ALL, null)
          .withLimit(limit())
          .withFilter(filter(target));
    }
    return RelationValue.of(place(target), null).withLimit(limit()).withFilter(filter(target));
  }

  /// Where the node is read: deferred where it is not here, or where the state is favoured and the
  /// node is not selected.
  private Relation place(Node target) {
    Optional<Relation> deferred = target.deferredRelation();
    if (deferred.isEmpty()) {
      return target.relation();
    }
    boolean favoured =
        workspace.flags().is("favor_state") && !workspace.selected().contains(target.uniqueId());
    RelationValue here = RelationValue.of(target.relation(), null);
    return favoured || context.call("load_cached_relation", here) instanceof None
        ? deferred.get()
        : target.relation();
  }

  /// The rows that a unit test gives in the place of a relation.
  private RelationValue given(String id, Supplier<RuntimeException> missing) {
    Given.Input input = context.given().inputs().get(id);
    if (input == null) {
      throw missing.get();
    }
    context.ctes().put(id, input.cte());
    return new RelationValue(
        null, null, input.cte(), "cte", new Quoting(true, true, false), Quoting.ALL, null);
  }

  /// `this` of a unit test: the given rows of the model itself, as text; none where none are given.
  Object current() {
    Given.Input input = context.given().current();
    if (input == null) {
      return None.NONE;
    }
    context.ctes().put(input.node().uniqueId(), input.cte());
    return input.cte();
  }

  private RuntimeException missing(
      String name, @Nullable String packageName, @Nullable String version) {
    String place = packageName == null ? "" : " in package or project '" + packageName + "'";
    String which = version == null ? "" : " with version '" + version + "'";
    return missing("node", "'" + name + "'" + which + place);
  }

  private RuntimeException missing(String kind, String named) {
    StringJoiner type = new StringJoiner("_");
    for (String word : context.node().resourceType().key().split("_", -1)) {
      type.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return Errors.compilation(
        "%s '%s' (%s) depends on a %s named %s which was not found"
            .formatted(
                type, context.node().uniqueId(), context.node().originalFilePath(), kind, named));
  }

  /// A name that parsing did not see was behind a condition.
  private void requireDependency(Node target, List<String> names) {
    boolean free =
        context.node() instanceof Node.Operation
            || context.node().uniqueId().startsWith("sql_operation.")
            || context.node().dependsOnNodes().contains(target.uniqueId());
    if (free) {
      return;
    }
    String call = "ref('" + String.join("', '", names) + "')";
    throw Errors.compilation(
        """
        dbt was unable to infer all dependencies for the model "%1$s".
        This typically happens when ref() is placed within a conditional block.

        To fix this, add the following hint to the top of the model "%1$s":

        -- depends_on: {{ %2$s }}\
        """
            .formatted(context.node().name(), call));
  }

  /// The relation of a source table.
  RelationValue source(String source, String table) {
    Supplier<RuntimeException> missing = () -> missing("source", "'" + source + "." + table + "'");
    Resource.Source found =
        workspace
            .references()
            .source(source, table, context.node().packageName())
            .orElseThrow(missing);
    return context.given().isActive()
        ? given(found.uniqueId(), missing)
        : RelationValue.of(found.relation(), null).withLimit(limit()).withFilter(filter(found));
  }

  /// The relation of a function: with `--defer` where a former run left it.
  RelationValue function(List<String> names) {
    String packageName = names.size() > 1 ? names.getFirst() : null;
    String name = names.getLast();
    Node found =
        workspace
            .references()
            .function(name, packageName, context.node().packageName())
            .orElseThrow(() -> missing("function", "'" + name + "'"));
    return RelationValue.of(found.deferredRelation().orElseGet(found::relation), null);
  }

  /// A metric with its keys.
  MetricValue metric(List<String> names) {
    String inPackage = names.size() > 1 ? names.getFirst() : "";
    return MetricValue.of(workspace.manifest(), inPackage, names.getLast())
        .orElseThrow(() -> missing("metric", "'" + names.getLast() + "'"));
  }

  /// `env_var`.
  Object environment(Arguments a) {
    String name = Text.of(a.get(0, "var", ""));
    if (Environment.isSecret(name)) {
      throw Errors.compilation(
          "Secret env vars are allowed only in profiles.yml or packages.yml. Found '"
              + name
              + "' referenced elsewhere.");
    }
    String replaced = context.given().environment().get(name);
    String value =
        replaced == null ? workspace.project().invocation().environment().get(name) : replaced;
    if (value != null) {
      return value;
    }
    Object otherwise = a.find(1, "default");
    if (Text.isNone(otherwise) || otherwise == null) {
      throw Errors.compilation("Env var required but not provided: '" + name + "'");
    }
    return otherwise;
  }

  /// Variables that end up in the artifacts' metadata.
  PyDict metadata() {
    PyDict dict = new PyDict();
    for (Map.Entry<String, String> entry :
        workspace.project().invocation().environment().entrySet()) {
      if (entry.getKey().startsWith("DBT_ENV_CUSTOM_ENV_")) {
        dict.put(entry.getKey().substring("DBT_ENV_CUSTOM_ENV_".length()), entry.getValue());
      }
    }
    return dict;
  }

  /// The rows of the seed that runs.
  TableValue seed() {
    Resource node = context.node();
    PackageProject place = workspace.project().packages().get(node.packageName());
    Path folder = place == null ? workspace.project().root().folder() : place.folder();
    Path file = folder.resolve(node.originalFilePath());
    String delimiter = Optional.ofNullable(context.configText("delimiter")).orElse(",");
    if (delimiter.isEmpty()) {
      throw Errors.runtime("\"delimiter\" must be a 1-character string");
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return context.table(
          SeedTable.read(
              node.originalFilePath(),
              workspace.flags().is("empty") ? text.lines().findFirst().orElse("") : text,
              delimiter.charAt(0),
              context.configMap("column_types").keySet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `ref` as a value.
  record Ref(Lookups lookups) implements CallableValue, HostObject {
    @Override
    public Object call(Interpreter runtime, Arguments a) {
      Object version = a.keyword().getOrDefault("v", a.keyword().get("version"));
      if (a.count() < 1 || a.count() > 2) {
        throw Errors.compilation("ref() takes at most two arguments (" + a.count() + " given)");
      }
      return lookups.ref(a.positional().stream().map(Text::of).toList(), Text.orNull(version));
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("config") ? new RuntimeConfig(lookups.workspace.project()) : null;
    }

    @Override
    public String text() {
      return "<ref>";
    }
  }

  /// `var` as a value; a variable that is a template is rendered where it is read.
  record Var(Lookups lookups) implements CallableValue, HostObject {
    private Optional<Object> find(String name) {
      Object given = lookups.context.given().variables().get(name);
      if (given != null) {
        return Optional.of(given);
      }
      return lookups.workspace.references().var(name, lookups.context.node().packageName());
    }

    @Override
    public Object call(Interpreter runtime, Arguments a) {
      String name = Text.of(a.get(0, "var_name", ""));
      Optional<Object> found = find(name);
      if (found.isPresent()) {
        return found.get() instanceof String text && YamlRenderer.isTemplate(text)
            ? lookups.context.render(text)
            : found.get();
      }
      Object otherwise = a.find(1, "default");
      if (otherwise == null) {
        throw Errors.compilation(
            "Required var '%s' not found in config:\nVars supplied to %s = %s"
                .formatted(name, lookups.context.node().name(), JsonValue.lines(all())));
      }
      return otherwise;
    }

    private PyDict all() {
      PyDict all = new PyDict();
      Vars.shown(
              Vars.of(lookups.workspace.project(), lookups.context.node().packageName()).values())
          .forEach((name, value) -> all.put(name, YamlValue.of(value)));
      lookups.context.given().variables().forEach(all::put);
      return all;
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("has_var")
          ? (CallableValue) (_, a) -> find(Text.of(Text.needed(a, 0, "var_name"))).isPresent()
          : null;
    }

    @Override
    public String text() {
      return "<var>";
    }
  }
}
