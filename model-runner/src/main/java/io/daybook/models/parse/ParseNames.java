package io.daybook.models.parse;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.Return;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.ConfigMerge;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.Warning;
import io.daybook.models.invocation.RuntimeConfig;
import io.daybook.models.memory.Question;
import io.daybook.models.module.Modules;
import io.daybook.models.module.PyDate;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Fields;
import io.daybook.models.parse.value.ParseExceptions;
import io.daybook.models.parse.value.ParseRelation;
import io.daybook.models.parse.value.Quiet;
import io.daybook.models.project.Vars;
import io.daybook.models.project.Yaml;
import io.daybook.models.project.YamlRenderer;
import io.daybook.models.semantic.MetricValue;
import io.daybook.models.version.VersionRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// dbt's own names while parsing: references are written down, the database is never asked.
final class ParseNames {
  private final World world;
  private final String packageName;
  private final @Nullable Draft draft;
  private final ParseScope scope;

  ParseNames(World world, String packageName, @Nullable Draft draft, ParseScope scope) {
    this.world = world;
    this.packageName = packageName;
    this.draft = draft;
    this.scope = scope;
  }

  /// The value of a name; null where dbt has none of that name.
  @Nullable Object find(String name) {
    return switch (name) {
      case "ref" -> new RefValue();
      case "source" -> function(this::source);
      case "function" -> function(this::databaseFunction);
      case "metric" -> function(this::metric);
      case "config" -> new ConfigValue();
      case "var" -> new VarValue();
      case "env_var" -> function(this::environment);
      case "execute" -> false;
      case "this" -> relation();
      case "target" -> world.target();
      case "model" -> draft == null ? new PyDict() : once(Plain.of(draft.fields));
      case "schema" -> draft == null ? world.project().target().schema() : draft.text("schema");
      case "database" ->
          draft == null ? world.project().target().database() : draft.text("database");
      case "project_name" -> world.project().root().name();
      case "dbt_version" -> VersionRange.SPOKEN;
      case "invocation_id" -> once(world.project().invocation().run().id().toString());
      case "return" -> function(a -> ends(a));
      case "log", "print" -> function(a -> "");
      case "adapter" -> new ParseAdapter(scope, this::mistake);
      case "exceptions" -> new ParseExceptions(this::mistake);
      case "builtins" -> new Builtins();
      case "context" -> new ContextValue();
      case "graph" -> graph();
      case "flags" -> new FlagsValue();
      case "none" -> null;
      case "sql", "compiled_code", "pre_hooks", "post_hooks", "caller" -> null;
      default -> texts(name);
    };
  }

  private @Nullable Object texts(String name) {
    // One entry per name of dbt's context.
    return switch (name) {
      case "tojson" -> function(a -> "");
      case "fromjson", "fromyaml" -> function(ParseNames::parsed);
      case "toyaml", "local_md5", "diff_of_two_dicts" -> function(a -> "");
      case "set", "set_strict" -> function(a -> new PySet(list(a)));
      case "zip", "zip_strict" -> function(a -> new PyList());
      case "render" -> function(a -> a.get(0, "string", ""));
      case "modules" ->
          once(Modules.of(world.project().invocation().run().clock(), this::itertools));
      case "run_started_at" -> once(PyDate.of(world.project().invocation().run().now()));
      case "api",
          "load_result",
          "store_result",
          "store_raw_result",
          "load_agate_table",
          "write",
          "try_or_compiler_error",
          "submit_python_job",
          "selected_resources",
          "dbt_metadata_envs",
          "invocation_args_dict",
          "thread_id",
          "validation",
          "column_name",
          "statement" ->
          Quiet.VALUE;
      default -> null;
    };
  }

  private void itertools() {
    world
        .warnings()
        .accept(
            new Warning(
                "ModulesItertoolsUsageDeprecation",
                "Usage of itertools modules is deprecated. Please use the built-in functions instead."));
  }

  /// A value that differs with each invocation.
  private Object once(Object value) {
    scope.trace().neverAgain();
    return value;
  }

  private static CallableValue function(Function<Arguments, Object> body) {
    return (_, arguments) -> body.apply(arguments);
  }

  private static Object ends(Arguments arguments) {
    throw new Return(arguments.get(0, "data", None.NONE));
  }

  private static java.util.Collection<Object> list(Arguments a) {
    return a.count() > 0 && a.at(0) instanceof java.util.Collection<?> items
        ? new PyList(items)
        : new PyList();
  }

  private static String value(Arguments a) {
    return String.valueOf(a.get(0, "string", a.get(0, "value", "")));
  }

  private static Object parsed(Arguments a) {
    try {
      return Plain.of(Yaml.value("fromyaml", value(a)));
    } catch (FailureException | IllegalArgumentException _) {
      return a.get(1, "default", None.NONE);
    }
  }

  private static Object graph() {
    PyDict graph = new PyDict();
    for (String key : new String[] {"nodes", "sources", "exposures", "metrics", "groups"}) {
      graph.put(key, new PyDict());
    }
    return graph;
  }

  private Object ref(Arguments a) {
    Object version = a.find(9, "version");
    version = version == null ? a.find(9, "v") : version;
    if (a.count() < 1 || a.count() > 2) {
      throw mistake("ref() takes at most two arguments (" + a.count() + " given)");
    }
    String name = String.valueOf(a.at(a.count() - 1));
    if (draft != null) {
      draft.ref(
          a.count() == 2 ? String.valueOf(a.at(0)) : null,
          name,
          version == null ? null : Values.toJava(version));
    }
    return relation();
  }

  private Object source(Arguments a) {
    if (a.count() != 2) {
      throw mistake("source() takes exactly two arguments (" + a.count() + " given)");
    }
    if (draft != null) {
      draft.source(String.valueOf(a.at(0)), String.valueOf(a.at(1)));
    }
    return relation();
  }

  private Object databaseFunction(Arguments a) {
    if (a.count() != 1 && a.count() != 2) {
      throw mistake("function() takes at most two arguments (" + a.count() + " given)");
    }
    if (draft != null) {
      draft.list("functions").add(a.positional().stream().map(String::valueOf).toList());
    }
    return relation();
  }

  private Object metric(Arguments a) {
    if (a.count() != 1 && a.count() != 2) {
      throw mistake("metric() takes at most two arguments (" + a.count() + " given)");
    }
    List<String> names = a.positional().stream().map(String::valueOf).toList();
    if (draft != null) {
      draft.list("metrics").add(names);
    }
    return MetricValue.named(names.size() == 1 ? "" : names.getFirst(), names.getLast());
  }

  private Object relation() {
    return draft == null
        ? Quiet.VALUE
        : new ParseRelation(draft.text("database"), draft.text("schema"), draft.text("alias"));
  }

  private Object environment(Arguments a) {
    Object otherwise = a.find(1, "default");
    String name = String.valueOf(a.get(0, "var", ""));
    scope.trace().ask(Question.Kind.ENVIRONMENT, name);
    return world
        .project()
        .environment()
        .value(name, otherwise instanceof None ? null : otherwise, false);
  }

  private FailureException mistake(String fact) {
    String file = draft == null ? packageName : draft.text("original_file_path");
    return new FailureException(
        new Failure.Config(
            "PARSE-030", fact, Location.file(file), "correct the call in this file"));
  }

  /// `ref`, which knows the running project's configuration.
  private final class RefValue implements HostObject, CallableValue {
    @Override
    public Object call(Interpreter runtime, Arguments a) {
      return ref(a);
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("config") ? once(new RuntimeConfig(world.project())) : null;
    }

    @Override
    public String text() {
      return "<ref>";
    }
  }

  /// `config(...)` and its methods.
  private final class ConfigValue implements HostObject, CallableValue {
    @Override
    public Object call(Interpreter runtime, Arguments a) {
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      if (a.count() == 1 && a.keyword().isEmpty()) {
        if (a.at(0) instanceof Undefined nothing) {
          throw nothing.failure();
        }
        Fields.of(YamlValue.toJava(a.at(0))).values().forEach(said::put);
      } else if (a.count() == 0 && !a.keyword().isEmpty()) {
        a.keyword().forEach((key, value) -> said.put(key, YamlValue.toJava(value)));
      } else {
        throw mistake("Invalid inline model config");
      }
      for (String hook : new String[] {"pre", "post"}) {
        if (said.containsKey(hook + "_hook")) {
          if (said.containsKey(hook + "-hook")) {
            throw mistake("found both " + hook + "_hook and " + hook + "-hook in one config()");
          }
          said.put(hook + "-hook", said.remove(hook + "_hook"));
        }
      }
      if (draft != null) {
        ConfigMerge.calls(draft.call, said);
      }
      return "";
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "set" ->
            (CallableValue)
                (runtime, call) -> {
                  Arguments a = call.placed("name", "value");
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put(String.valueOf(a.at(0)), a.at(1));
                  return call(runtime, Arguments.of(new Object[0], one));
                };
        case "get", "require", "meta_get", "meta_require" -> function(a -> "");
        case "persist_relation_docs", "persist_column_docs" -> function(a -> false);
        default -> null;
      };
    }

    @Override
    public String text() {
      return "<config>";
    }
  }

  /// `var('name', default)` and `var.has_var('name')`; a value may be a template itself.
  private final class VarValue implements HostObject, CallableValue {
    @Override
    public Object call(Interpreter runtime, Arguments a) {
      String name = String.valueOf(a.get(0, "var_name", ""));
      scope.trace().ask(Question.Kind.VAR, packageName, name);
      if (world.varsOf(packageName).has(name)) {
        Object value = world.varsOf(packageName).get(name);
        return value instanceof String text && YamlRenderer.isTemplate(text)
            ? Dialect.MACROS.parse(text, "var " + name).render(scope)
            : Plain.of(value);
      }
      if (scope.naming() != null && a.find(1, "default") == null) {
        throw mistake(
            "Required var '%s' not found in config:\nVars supplied to %s = %s"
                .formatted(
                    name,
                    scope.naming(),
                    PythonText.repr(Vars.shown(world.varsOf(packageName).values()))));
      }
      // Nothing is known to miss it yet: it is an error only when the template runs.
      return Objects.requireNonNullElse(a.find(1, "default"), None.NONE);
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("has_var")
          ? function(a -> has(String.valueOf(a.get(0, "var_name", ""))))
          : null;
    }

    private boolean has(String name) {
      scope.trace().ask(Question.Kind.VAR, packageName, name);
      return world.varsOf(packageName).has(name);
    }

    @Override
    public String text() {
      return "<var>";
    }
  }

  /// `builtins`: dbt's own `ref`, `source` and `config`, whatever the project calls so.
  private final class Builtins implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return find(name);
    }

    @Override
    public @Nullable Object item(Object key) {
      return find(String.valueOf(key));
    }

    @Override
    public String text() {
      return "<builtins>";
    }
  }

  /// `flags`: what the caller or the project set; anything else is off.
  private final class FlagsValue implements HostObject {
    @Override
    public Object attribute(String name) {
      String flag = name.toLowerCase(Locale.ROOT);
      scope.trace().ask(Question.Kind.FLAG, flag);
      Object value = world.project().flag(flag);
      return value == null ? name.equals("WHICH") ? "parse" : false : Plain.of(value);
    }

    @Override
    public String text() {
      return "<flags>";
    }
  }

  /// `context`: the scope itself.
  private final class ContextValue implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "get" ->
            function(a -> {
              Object found = scope.get(String.valueOf(a.get(0, "key", "")));
              return found == null ? a.get(1, "default", None.NONE) : found;
            });
        case "update" -> function(this::update);
        default -> scope.get(name);
      };
    }

    private Object update(Arguments a) {
      if (a.count() > 0 && a.at(0) instanceof PyDict dict) {
        dict.items().forEach(item -> scope.define(String.valueOf(item.key()), item.value()));
      }
      a.keyword().forEach(scope::define);
      return None.NONE;
    }

    @Override
    public @Nullable Object item(Object key) {
      return scope.get(String.valueOf(key));
    }

    @Override
    public Boolean contains(Object value) {
      return scope.get(String.valueOf(value)) != null;
    }

    @Override
    public String text() {
      return "<context>";
    }
  }
}
