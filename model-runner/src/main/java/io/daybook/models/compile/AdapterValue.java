package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Constraints;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Grants;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Results;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.SeedTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `adapter` of the template context.
record AdapterValue(NodeContext context) implements HostObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "Relation" -> new ApiValue.RelationClass(context);
      case "Column" -> ColumnValue.CLASS;
      case "behavior" -> new Behaviour(context);
      case "config" -> None.NONE;
      default -> function(name);
    };
  }

  private @Nullable CallableValue function(String name) {
    // One case per name that dbt offers.
    return switch (name) {
      case "dispatch" -> (_, a) -> dispatch(a);
      case "type" -> (_, _) -> "postgres";
      case "commit" ->
          (_, _) -> {
            context.warehouse().commit();
            return None.NONE;
          };
      case "execute" -> (_, a) -> execute(a);
      case "add_query" ->
          (_, a) -> {
            context.warehouse().execute(Text.of(Text.needed(a, 0, "sql")), true, false);
            return None.NONE;
          };
      case "quote", "quote_as_configured" ->
          (_, a) -> '"' + Text.of(Text.needed(a, 0, "identifier")) + '"';
      case "quote_seed_column" -> (_, a) -> quoteSeed(a);
      case "convert_type" ->
          (_, a) ->
              SeedTable.columnType(
                  ((TableValue) Text.needed(a, 0, "agate_table")).table(),
                  ((Number) Text.needed(a, 1, "col_idx")).intValue());
      case "verify_database" -> (_, a) -> verify(Text.of(Text.needed(a, 0, "database")));
      case "get_hard_deletes_behavior" -> (_, _) -> context.hardDeletes();
      case "get_incremental_strategy_macro" ->
          (_, a) -> context.strategyMacro(Text.of(Text.needed(a, 1, "strategy")));
      case "build_catalog_relation" -> (_, _) -> None.NONE;
      case "standardize_grants_dict" ->
          (_, a) -> Grants.of(((TableValue) Text.needed(a, 0, "grants_table")).table());
      case "date_function" -> (_, _) -> "now()";
      default -> relations(name);
    };
  }

  private @Nullable CallableValue relations(String name) {
    // One case per name that dbt offers.
    return switch (name) {
      case "get_relation" -> (_, a) -> context.findOrNone(named(a));
      case "load_relation" ->
          (_, a) -> context.findOrNone((RelationValue) Text.needed(a, 0, "relation"));
      case "list_relations", "list_relations_without_caching" -> (_, a) -> list(a);
      case "get_columns_in_relation" ->
          (_, a) -> context.call("get_columns_in_relation", Text.needed(a, 0, "relation"));
      case "get_missing_columns" -> (_, a) -> missing(a);
      case "expand_target_column_types" -> (_, a) -> expand(a);
      case "drop_relation" ->
          (_, a) -> {
            context.dropRelation((RelationValue) a.get(0, "relation", None.NONE));
            return None.NONE;
          };
      case "rename_relation" ->
          (_, a) -> {
            context.renameRelation(
                (RelationValue) Text.needed(a, 0, "from_relation"),
                (RelationValue) Text.needed(a, 1, "to_relation"));
            return None.NONE;
          };
      case "truncate_relation" ->
          (_, a) -> context.call("truncate_relation", Text.needed(a, 0, "relation"));
      case "create_schema" -> (_, a) -> schema("create_schema", Text.needed(a, 0, "relation"));
      case "drop_schema" -> (_, a) -> schema("drop_schema", Text.needed(a, 0, "relation"));
      case "check_schema_exists" -> (_, a) -> isSchema(Text.of(Text.needed(a, 1, "schema")));
      case "get_column_schema_from_query" ->
          (_, a) -> context.describe(Text.of(Text.needed(a, 0, "sql")));
      case "cache_added", "cache_dropped", "cache_renamed" -> (_, _) -> "";
      case "render_raw_columns_constraints" ->
          (_, a) -> Constraints.columns(a.get(0, "raw_columns", new PyDict()));
      case "render_raw_model_constraints" ->
          (_, a) -> Constraints.model(a.get(0, "raw_constraints", new PyList()));
      case "valid_snapshot_target", "assert_valid_snapshot_target_given_strategy" ->
          (_, a) -> Snapshots.requireColumns(context, a);
      default -> null;
    };
  }

  private boolean isSchema(String name) {
    String sql = "select 1 from pg_namespace where nspname = '" + name + "'";
    return !context.query(sql).rows().isEmpty();
  }

  private CallableValue dispatch(Arguments a) {
    String namespace = Text.orNull(a.find(1, "macro_namespace"));
    return context
        .workspace()
        .macros()
        .dispatch(context, Text.of(a.get(0, "macro_name", "")), namespace);
  }

  private PyTuple execute(Arguments a) {
    boolean fetch = Text.truth(a.find(2, "fetch"));
    boolean begin = Text.truth(a.find(1, "auto_begin"));
    Answer answer = context.warehouse().execute(Text.of(a.get(0, "sql", "")), begin, fetch);
    return PyTuple.of(Results.Response.of(answer), context.table(answer.table()));
  }

  private static String quoteSeed(Arguments a) {
    String column = Text.of(Text.needed(a, 0, "column"));
    return Text.truth(a.find(1, "quote_config")) ? '"' + column + '"' : column;
  }

  private String verify(String database) {
    String plain = database.replace("\"", "");
    String own = context.workspace().project().target().database();
    if (!plain.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT))) {
      throw Errors.runtime(
          "Cross-db references not allowed in postgres (" + plain + " vs " + own + ")");
    }
    return "";
  }

  private RelationValue named(Arguments a) {
    return context.relation(
        Text.orNull(a.find(0, "database")),
        Text.orNull(a.find(1, "schema")),
        Text.orNull(a.find(2, "identifier")));
  }

  private PyList list(Arguments a) {
    String schema =
        a.find(0, "schema_relation") instanceof RelationValue relation
            ? relation.schema()
            : Text.orNull(a.find(1, "schema"));
    RelationValue place = context.relation(context.target("database"), schema, null);
    PyList found = new PyList();
    if (context.call("list_relations_without_caching", place) instanceof TableValue table) {
      table
          .values()
          .forEach(row ->
              found.add(
                  RelationValue.found(
                      Text.of(row.get(0)),
                      Text.of(row.get(2)),
                      Text.of(row.get(1)),
                      Text.of(row.get(3)))));
    }
    return found;
  }

  private PyList missing(Arguments a) {
    RelationValue to = (RelationValue) a.get(1, "to_relation", None.NONE);
    java.util.List<String> present =
        context.columnsOf(to).stream().map(ColumnValue::column).toList();
    PyList missing = new PyList();
    for (ColumnValue column :
        context.columnsOf((RelationValue) a.get(0, "from_relation", None.NONE))) {
      if (!present.contains(column.column())) {
        missing.add(column);
      }
    }
    return missing;
  }

  private Object expand(Arguments a) {
    Snapshots.expand(
        context,
        (RelationValue) a.get(0, "from_relation", None.NONE),
        (RelationValue) a.get(1, "to_relation", None.NONE));
    return None.NONE;
  }

  private Object schema(String macro, Object relation) {
    Object result = context.call(macro, relation);
    context.warehouse().commit();
    return result;
  }

  @Override
  public String text() {
    return "<postgres adapter>";
  }

  /// `adapter.behavior`: flags with `no_warn`.
  private record Behaviour(NodeContext context) implements HostObject {
    @Override
    public Object attribute(String name) {
      boolean on = context.behaviour(name);
      PyDict flag = new PyDict();
      flag.put("no_warn", on);
      flag.put("setting", on);
      return flag;
    }

    @Override
    public String text() {
      return "<behavior>";
    }
  }
}
