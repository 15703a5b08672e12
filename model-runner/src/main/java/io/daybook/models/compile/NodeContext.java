package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.ConfigValue;
import io.daybook.models.compile.value.Constraints;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.JsonValue;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Results;
import io.daybook.models.compile.value.SnapshotSettings;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.event.Batch;
import io.daybook.models.module.PyDate;
import io.daybook.models.module.YamlValue;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.ResultTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One node while it is compiled and run: what its templates see, and what macros may do for it.
/// One thread.
public final class NodeContext implements AutoCloseable {
  private final Workspace workspace;
  private final Resource node;
  private final Warehouse warehouse;
  private final Results results = new Results();
  private final ConfigValue config;
  private final Scope scope;
  private final Given given;
  private final Map<String, String> ctes = new LinkedHashMap<>();
  private @Nullable PyDict model;
  private Resource rendering;
  private @Nullable Batch batch;
  private String written = "";

  public NodeContext(Workspace workspace, Resource node, Warehouse warehouse) {
    this(workspace, node, warehouse, Given.NOTHING);
  }

  /// @param given what a unit test puts in the place of the real inputs
  public NodeContext(Workspace workspace, Resource node, Warehouse warehouse, Given given) {
    this.workspace = workspace;
    this.node = node;
    this.warehouse = warehouse;
    this.given = given;
    this.rendering = node;
    this.config = new ConfigValue(node.uniqueId(), node.config().fields());
    this.scope = new Scope(this);
  }

  public Workspace workspace() {
    return workspace;
  }

  public Resource node() {
    return node;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /// Results of statements by name.
  public Results results() {
    return results;
  }

  /// The names that templates of this node see.
  public Scope scope() {
    return scope;
  }

  /// `config` of the template context.
  public ConfigValue configValue() {
    return config;
  }

  /// What a unit test puts in the place of the real inputs.
  Given given() {
    return given;
  }

  /// The node whose text is being rendered, or was when something went wrong: this one, or an
  /// ephemeral one that it is made from.
  public Resource rendering() {
    return rendering;
  }

  /// Notes whose text is rendered now.
  void rendering(Resource now) {
    rendering = now;
  }

  /// Ephemeral nodes that the compiled text refers to, in order: unique id and name of the CTE.
  Map<String, String> ctes() {
    return ctes;
  }

  /// Whether the compiled text holds other nodes as CTEs.
  public boolean readsEphemeral() {
    return !ctes.isEmpty();
  }

  /// `model` of the template context: the node as a dict.
  PyDict model() {
    PyDict made = model;
    if (made == null) {
      made = new PyDict();
      for (Map.Entry<String, @Nullable Object> entry : node.fields().values().entrySet()) {
        if (entry.getValue() != null) {
          made.put(entry.getKey(), YamlValue.of(entry.getValue()));
        }
      }
      if (node.fields().fields("contract").isTrue("alias_types")) {
        translateTypes(made);
      }
      model = made;
    }
    return made;
  }

  /// Declared types under their names on PostgreSQL.
  private static void translateTypes(PyDict model) {
    if (model.find("columns") instanceof PyDict columns) {
      for (Object column : columns.values()) {
        if (column instanceof PyDict dict && dict.find("data_type") instanceof String type) {
          dict.put("data_type", ColumnValue.translate(type));
        }
      }
    }
  }

  /// Notes the compiled text.
  public void compiled(String sql) {
    model().put("compiled", true);
    model().put("compiled_code", sql);
    model().put("compiled_sql", sql);
    scope.define("sql", sql);
    scope.define("compiled_code", sql);
    workspace.compilation().sql(this, sql);
  }

  // ---- the node

  public String name() {
    return node.name();
  }

  public boolean isUnitTest() {
    return node.uniqueId().startsWith("unit_test.");
  }

  /// Whether statements are sent; parsing does not.
  public boolean executes() {
    return true;
  }

  /// The relation that the node makes.
  public RelationValue thisRelation() {
    if (node instanceof Node made) {
      return RelationValue.of(made.relation(), null);
    }
    if (node instanceof Resource.Source source) {
      return RelationValue.of(source.relation(), null);
    }
    throw Errors.compilation("'this' is undefined");
  }

  /// A relation of this project by its parts.
  public RelationValue relation(
      @Nullable String database, @Nullable String schema, @Nullable String identifier) {
    return new RelationValue(database, schema, identifier, null, Quoting.ALL, Quoting.ALL, null);
  }

  /// The batch of a microbatch model that runs now, null for none.
  public @Nullable String batchId() {
    return batch == null ? null : batch.id();
  }

  /// The batch that runs now, null for none.
  public @Nullable Batch batch() {
    return batch;
  }

  /// Builds one batch only: references see its rows, `model.batch` says which it is.
  public void restrict(Batch one) {
    batch = one;
    PyDict shown = new PyDict();
    shown.put("id", one.id());
    shown.put("event_time_start", PyDate.of(one.window().start(), ZoneOffset.UTC));
    shown.put("event_time_end", PyDate.of(one.window().end(), ZoneOffset.UTC));
    model().put("batch", shown);
    internal("__dbt_internal_microbatch_event_time_start", one.window().start());
    internal("__dbt_internal_microbatch_event_time_end", one.window().end());
  }

  /// A setting that dbt gives to a node while it runs; macros of projects read it.
  private void internal(String key, LocalDateTime moment) {
    PyDate value = PyDate.of(moment, ZoneOffset.UTC);
    config.set(key, value);
    if (model().find("config") instanceof PyDict settings) {
      settings.put(key, value);
    }
  }

  /// Whether it is a batch that adds to what stands there.
  public boolean isContinued() {
    return batch != null && batch.continues();
  }

  public boolean isIncremental() {
    if (!node.config().materialized().equals("incremental")) {
      return false;
    }
    if (isContinued()) {
      return true;
    }
    boolean full = Text.truth(call("should_full_refresh"));
    return !full && findOrNone(thisRelation()) instanceof RelationValue found && found.isTable();
  }

  public boolean contractEnforced() {
    return node.config().fields().fields("contract").isTrue("enforced");
  }

  // ---- configuration and flags

  /// A configured value, none where it is not set.
  public Object config(String key) {
    return config.get(key);
  }

  public @Nullable String configText(String key) {
    return Text.orNull(config.get(key));
  }

  public boolean configTruth(String key) {
    return Text.truth(config.get(key));
  }

  public List<Object> configList(String key) {
    return Names.list(config.get(key));
  }

  /// A configured dict of texts.
  public Map<String, String> configMap(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    if (config.get(key) instanceof PyDict dict) {
      dict.items().forEach(item -> map.put(Text.of(item.key()), Text.of(item.value())));
    }
    return map;
  }

  /// A flag, false where it is not set.
  public Object flag(String name) {
    Object value = workspace.flags().get(name);
    return value == null ? (Object) false : Values.of(value);
  }

  /// A behaviour flag of the adapter.
  public boolean behaviour(String name) {
    return workspace.flags().is(name);
  }

  /// A key of the target.
  public String target(String key) {
    Object value = workspace.target().get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /// What a snapshot does with rows that are gone: `ignore`, `invalidate` or `new_record`.
  ///
  /// @throws io.daybook.kernel.failure.FailureException where the old and the new key are both set
  public String hardDeletes() {
    return SnapshotSettings.hardDeletes(config);
  }

  // ---- values

  /// An attribute or item of a template value as text, null where there is none.
  public @Nullable String attribute(Object value, String key) {
    Object found = part(value, key);
    return Text.orNull(found);
  }

  /// An attribute or item of a template value, null where there is none.
  public @Nullable Object member(Object value, String key) {
    return part(value, key);
  }

  /// An attribute or item as a list of texts.
  public List<String> attributeTexts(Object value, String key) {
    return Names.texts(part(value, key));
  }

  private static @Nullable Object part(Object value, String key) {
    return switch (value) {
      case PyDict dict -> dict.find(key);
      case io.daybook.jinja.value.HostObject host -> host.attribute(key);
      default -> null;
    };
  }

  public List<Object> listOf(Object value) {
    return Names.list(value);
  }

  /// The node's configuration as a dict.
  public Object configDict() {
    return YamlValue.of(node.config().fields().values());
  }

  /// The columns of a `model` dict by name.
  public Map<String, Object> columnEntries(Object model) {
    return part(model, "columns") instanceof PyDict columns ? Names.of(columns) : Map.of();
  }

  /// `model` of the template context.
  public Object modelValue() {
    return model();
  }

  /// The declared columns as a dict by name.
  public PyDict columnsDict() {
    return model().find("columns") instanceof PyDict columns ? columns : new PyDict();
  }

  /// The declared columns with types and constraints, as DDL.
  public List<String> columnConstraints() {
    return Names.texts(Constraints.columns(columnsDict()));
  }

  /// The constraints of the whole table, as DDL.
  public List<String> modelConstraints() {
    Object raw = model().find("constraints");
    return Names.texts(Constraints.model(raw == null ? None.NONE : raw));
  }

  /// The error of a broken contract: types by column, declared and found.
  public RuntimeException contractFailure(Map<String, String> declared, Map<String, String> found) {
    return ExceptionsValue.contract(declared, found);
  }

  /// A value as JSON.
  public String json(Object value) {
    return JsonValue.write(Values.of(value), false);
  }

  /// Tells those who want to know everything.
  public void debug(String line) {
    workspace.story().debug(line);
  }

  // ---- time

  public Instant now() {
    return workspace.project().invocation().run().now();
  }

  /// `HHMMSSffffff` of the local time: what tells temporary relations apart.
  public String timeOfDay() {
    return local("HHmmss") + "%06d".formatted(System.nanoTime() / 1000 % 1_000_000);
  }

  /// `YYYYMMDDHHMMSSffffff` of the local time.
  public String timeString() {
    return local("yyyyMMddHHmmss") + "%06d".formatted(System.nanoTime() / 1000 % 1_000_000);
  }

  private String local(String pattern) {
    return LocalDateTime.ofInstant(now(), ZoneId.systemDefault())
        .format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  // ---- macros

  /// The built-in macro of that name.
  public Builtin builtin(String name) {
    Builtin found = workspace.builtins().get(name);
    if (found == null) {
      throw new IllegalArgumentException("no built-in macro " + name);
    }
    return found;
  }

  /// A macro by its plain name as a value.
  public Object macroValue(String name) {
    Object found = scope.get(name);
    if (found == null) {
      throw Errors.compilation("'" + name + "' is undefined");
    }
    return found;
  }

  /// The macro of an incremental strategy.
  public CallableValue strategyMacro(String strategy) {
    if (strategy.equals("insert_overwrite")) {
      throw Errors.runtime(
          "The incremental strategy '" + strategy + "' is not valid for this adapter");
    }
    String macro = "get_incremental_" + strategy.replace('+', '_') + "_sql";
    if (scope.get(macro) instanceof CallableValue callable) {
      return callable;
    }
    throw Errors.runtime(
        "dbt could not find an incremental strategy macro with the name \"%s\" in %s"
            .formatted(macro, workspace.project().root().name()));
  }

  /// Calls a macro by its plain name.
  public Object call(String name, Object... positional) {
    return invokeValue(macroValue(name), positional);
  }

  /// Calls a macro by name in the order of dispatch.
  public Object dispatch(String name, String namespace, Arguments arguments) {
    return invoke(workspace.macros().dispatch(this, name, namespace), arguments);
  }

  /// Calls a value that must be callable.
  public Object invokeValue(Object callable, Object... positional) {
    if (callable instanceof CallableValue function) {
      return invoke(function, Arguments.of(positional));
    }
    throw Errors.compilation("'" + Text.of(callable) + "' is not callable");
  }

  /// Calls a macro or function from Java.
  public Object invoke(CallableValue function, Arguments arguments) {
    if (function instanceof Macro macro) {
      return macro.invoke(arguments);
    }
    return function.call(runtime(), arguments);
  }

  private Interpreter runtime() {
    return workspace.macros().runtime();
  }

  // ---- the database

  /// Runs a statement and keeps its result, as the macro `statement` does.
  ///
  /// @param name null keeps nothing
  public Answer statement(@Nullable String name, String sql, boolean fetch, boolean begin) {
    if ("main".equals(name)) {
      write(sql);
    }
    Answer answer = warehouse.execute(sql, begin, fetch);
    if (name != null) {
      results.store(name, answer, table(answer.table()));
    }
    return answer;
  }

  /// The rows of a query.
  public ResultTable query(String sql) {
    return warehouse.execute(sql, false, true).table();
  }

  /// Rows as a template value.
  public TableValue table(ResultTable rows) {
    return new TableValue(rows, text -> workspace.story().print(text));
  }

  /// Names and types of a query's columns.
  public PyList describe(String sql) {
    PyList columns = new PyList();
    warehouse
        .describe(sql)
        .forEach(column -> columns.add(ColumnValue.of(column.name(), column.driverType())));
    return columns;
  }

  public long copyIn(String copy, String rows) {
    return warehouse.copyIn(copy, rows);
  }

  /// The relation with its kind as the database has it, none where it does not exist.
  public Object findOrNone(RelationValue relation) {
    RelationValue found = find(relation);
    return found == null ? None.NONE : found;
  }

  /// The relation with its kind as the database has it, null where it does not exist.
  public @Nullable RelationValue find(RelationValue relation) {
    String schema = relation.schema();
    String name = relation.identifier();
    if (schema == null || name == null) {
      return null;
    }
    String database = workspace.project().target().database();
    return warehouse
        .kind(schema, name)
        .map(kind -> RelationValue.found(database, schema, name, kind))
        .orElse(null);
  }

  /// Drops a relation by the macro that the project may have replaced.
  public void dropRelation(RelationValue relation) {
    if (relation.type() == null) {
      throw Errors.runtime(
          "Tried to drop relation " + relation.render() + ", but its type is null.");
    }
    call("drop_relation", relation);
  }

  /// Renames a relation by the macro that the project may have replaced.
  public void renameRelation(RelationValue from, RelationValue to) {
    call("rename_relation", from, to);
  }

  /// The columns of a relation by the macro that the project may have replaced.
  public List<ColumnValue> columnsOf(RelationValue relation) {
    List<ColumnValue> columns = new ArrayList<>();
    for (Object column : Names.list(call("get_columns_in_relation", relation))) {
      if (column instanceof ColumnValue value) {
        columns.add(value);
      }
    }
    return columns;
  }

  /// Runs the hooks of one side of the transaction.
  public void runHooks(List<Hook> hooks, boolean inside) {
    if (!hooks.isEmpty()) {
      warehouse.release();
    }
    boolean first = true;
    for (Hook hook : hooks) {
      if (hook.transaction() != inside) {
        continue;
      }
      if (!inside && first) {
        statement(null, "commit;", false, false);
      }
      first = false;
      String sql = render(hook.sql()).strip();
      if (!sql.isEmpty()) {
        statement(null, sql, false, inside);
      }
    }
  }

  /// Renders a text in this context.
  public String render(String template) {
    return workspace.macros().render(template, node.uniqueId(), scope);
  }

  /// Keeps the statement that made the node's result.
  public void write(String sql) {
    written = sql;
  }

  /// The statement that made the node's result, empty before it ran.
  public String written() {
    return written;
  }

  /// The node's configured hooks.
  public List<Hook> hooks(String key) {
    List<Fields> configured = node.config().hooks(key);
    boolean foreign = batch != null && !(key.equals("pre-hook") ? batch.first() : batch.last());
    if (foreign) {
      return List.of();
    }
    return Hook.of(configured);
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
