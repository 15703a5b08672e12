package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Return;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Grants;
import io.daybook.models.compile.value.JsonValue;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.Parsed;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.invocation.InvocationArguments;
import io.daybook.models.module.Modules;
import io.daybook.models.module.PyDate;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of dbt's template context that are not macros.
final class Functions {
  private final NodeContext context;
  private final Workspace workspace;
  private final Lookups lookups;

  Functions(NodeContext context) {
    this.context = context;
    this.workspace = context.workspace();
    this.lookups = new Lookups(context);
  }

  /// The value of a name, null where dbt's context has none.
  @Nullable Object find(String name) {
    return switch (name) {
      case "ref" -> new Lookups.Ref(lookups);
      case "source" -> (CallableValue) (_, a) -> source(a);
      case "function" -> (CallableValue) (_, a) -> lookups.function(names(a));
      case "metric" -> (CallableValue) (_, a) -> lookups.metric(names(a));
      case "var" -> new Lookups.Var(lookups);
      case "env_var" -> (CallableValue) (_, a) -> lookups.environment(a);
      case "config" -> context.configValue();
      case "adapter" -> new AdapterValue(context);
      case "api" -> new ApiValue(context);
      case "column" -> ColumnValue.CLASS;
      case "modules" -> Modules.of(workspace.project().invocation().run().clock(), () -> {});
      case "graph" -> workspace.graph();
      case "model" -> context.model();
      case "builtins" -> builtins();
      case "exceptions" -> new ExceptionsValue(context);
      case "execute" -> true;
      case "flags" -> workspace.flags();
      default -> plain(name);
    };
  }

  private @Nullable Object plain(String name) {
    return switch (name) {
      case "this" -> thisOrNone();
      case "target", "env" -> Values.of(workspace.target());
      case "database" -> part("database");
      case "schema" -> part("schema");
      case "pre_hooks" -> hooks("pre-hook");
      case "post_hooks" -> hooks("post-hook");
      case "project_name" -> workspace.project().root().name();
      case "dbt_version" -> Workspace.DBT_VERSION;
      case "invocation_id" -> workspace.project().invocation().run().id().toString();
      case "run_started_at" -> PyDate.of(workspace.startedAt());
      case "thread_id" -> Thread.currentThread().getName();
      case "selected_resources" -> Values.of(workspace.selected());
      case "invocation_args_dict" -> YamlValue.of(InvocationArguments.of(workspace.project()));
      case "dbt_metadata_envs" -> lookups.metadata();
      case "sql_now" -> "now()";
      case "validation" -> Values.of(Map.of());
      case "sql", "compiled_code" -> workspace.compilation().sql(context.node().uniqueId());
      case "defer_relation" -> elsewhere();
      default -> function(name);
    };
  }

  private Object thisOrNone() {
    if (context.given().isActive()) {
      return lookups.current();
    }
    boolean made = context.node() instanceof Node && !(context.node() instanceof Node.Operation);
    return made || context.node() instanceof Resource.Source ? context.thisRelation() : None.NONE;
  }

  private Object part(String key) {
    String own = context.node().fields().text(key);
    return own.isEmpty() ? context.target(key) : own;
  }

  private PyList hooks(String key) {
    PyList hooks = new PyList();
    context.node().config().hooks(key).forEach(hook -> hooks.add(Values.of(hook.values())));
    return hooks;
  }

  private PyDict builtins() {
    PyDict dict = new PyDict();
    for (String name : List.of("ref", "source", "config")) {
      Object value = find(name);
      if (value != null) {
        dict.put(name, value);
      }
    }
    return dict;
  }

  private @Nullable CallableValue function(String name) {
    return switch (name) {
      case "return" ->
          (_, a) -> {
            throw new Return(a.get(0, "data", None.NONE));
          };
      case "log" -> (_, a) -> log(a);
      case "print" ->
          (_, a) -> {
            workspace.story().print(Text.of(a.get(0, "msg", "")));
            return "";
          };
      case "load_result" -> (_, a) -> context.results().load(Text.of(a.get(0, "name", "")));
      case "store_result" -> (_, a) -> storeResult(a);
      case "store_raw_result" -> (_, a) -> storeRaw(a);
      case "write" ->
          (_, a) -> {
            context.write(Text.of(a.get(0, "payload", "")));
            return "";
          };
      case "render" -> (_, a) -> context.render(Text.of(a.get(0, "string", "")));
      case "load_agate_table" -> (_, _) -> lookups.seed();
      case "try_or_compiler_error" -> (runtime, a) -> attempt(runtime, a);
      case "submit_python_job" ->
          (_, _) -> {
            throw Errors.compilation("Python models are not supported on PostgreSQL");
          };
      default -> data(name);
    };
  }

  private Object source(Arguments a) {
    if (a.count() != 2) {
      throw Errors.compilation("source() takes exactly two arguments (" + a.count() + " given)");
    }
    return lookups.source(Text.of(a.at(0)), Text.of(a.at(1)));
  }

  private static List<String> names(Arguments a) {
    return a.positional().stream().map(Text::of).toList();
  }

  private Object elsewhere() {
    return context.node() instanceof Node node
        ? node.deferredRelation()
            .map(place -> (Object) RelationValue.of(place, null))
            .orElse(None.NONE)
        : None.NONE;
  }

  private @Nullable CallableValue data(String name) {
    return switch (name) {
      case "tojson" ->
          (_, a) -> JsonValue.write(Text.needed(a, 0, "value"), Text.truth(a.find(2, "sort_keys")));
      case "fromjson" ->
          (_, a) ->
              Parsed.json(Text.of(Text.needed(a, 0, "string")), a.get(1, "default", None.NONE));
      case "fromyaml" ->
          (_, a) ->
              Parsed.yaml(Text.of(Text.needed(a, 0, "value")), a.get(1, "default", None.NONE));
      case "toyaml" ->
          (_, a) ->
              Parsed.toYaml(
                  Text.needed(a, 0, "value"),
                  a.get(1, "default", None.NONE),
                  Text.truth(a.find(2, "sort_keys")));
      case "set" -> (_, a) -> set(Text.needed(a, 0, "value"), a.get(1, "default", None.NONE));
      case "set_strict" -> (_, a) -> new PySet(Names.list(Text.needed(a, 0, "value")));
      case "zip" -> (_, a) -> zip(a);
      case "zip_strict" -> (_, a) -> zip(a);
      case "local_md5" -> (_, a) -> md5(Text.of(Text.needed(a, 0, "value")));
      case "diff_of_two_dicts" ->
          (_, a) -> Grants.difference(Text.needed(a, 0, "dict_a"), Text.needed(a, 1, "dict_b"));
      default -> null;
    };
  }

  private String log(Arguments a) {
    String text = Text.of(a.get(0, "msg", ""));
    boolean info = Text.truth(a.find(1, "info"));
    workspace
        .story()
        .tell(
            new Event(
                info ? "JinjaLogInfo" : "JinjaLogDebug",
                info ? "I062" : "I063",
                info ? Event.Level.INFO : Event.Level.DEBUG,
                text,
                Map.of("msg", text)));
    return "";
  }

  private String storeResult(Arguments a) {
    Object table = a.find(2, "agate_table");
    context
        .results()
        .storeValue(
            Text.of(a.get(0, "name", "")),
            a.get(1, "response", ""),
            table instanceof TableValue value ? value : null);
    return "";
  }

  private String storeRaw(Arguments a) {
    Object table = a.find(4, "agate_table");
    context
        .results()
        .storeRaw(
            Text.of(a.get(0, "name", "")),
            Text.of(a.get(1, "message", "")),
            Text.of(a.get(2, "code", "")),
            a.get(3, "rows_affected", None.NONE),
            table instanceof TableValue value ? value : null);
    return "";
  }

  private static Object attempt(io.daybook.jinja.value.Interpreter runtime, Arguments a) {
    try {
      return runtime.call(a.at(1), a.skip(2));
    } catch (io.daybook.jinja.error.JinjaException e) {
      throw Errors.compilation(Text.of(a.at(0)));
    }
  }

  private static Object set(Object value, Object otherwise) {
    return value instanceof Iterable<?> || value instanceof Iterator<?>
        ? new PySet(Names.list(value))
        : otherwise;
  }

  private static Object zip(Arguments a) {
    List<Iterator<Object>> columns = new ArrayList<>();
    for (Object column : a.positional()) {
      columns.add(Names.list(column).iterator());
    }
    PyList rows = new PyList();
    while (!columns.isEmpty() && columns.stream().allMatch(Iterator::hasNext)) {
      rows.add(PyTuple.copyOf(columns.stream().map(Iterator::next).toList()));
    }
    return rows;
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
