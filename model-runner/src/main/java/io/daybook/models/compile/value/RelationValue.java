package io.daybook.models.compile.value;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A relation as macros see it: a name in up to three parts, each quoted and shown or not, and what
/// kind of thing it is, where that is known. Immutable.
///
/// @param type `table`, `view`, `materialized_view`, `cte`, ...; null where it is not known
/// @param limit rows that a select from it may see; null for all
/// @param filter the condition that cuts its rows by their time; null for none
public record RelationValue(
    @Nullable String database,
    @Nullable String schema,
    @Nullable String identifier,
    @Nullable String type,
    Quoting quoting,
    Quoting shown,
    @Nullable Integer limit,
    @Nullable String filter)
    implements HostObject {

  /// PostgreSQL cuts longer names.
  public static final int MAX_NAME_LENGTH = 63;

  private static final Map<String, String> TYPES =
      Map.of(
          "Table", "table",
          "View", "view",
          "MaterializedView", "materialized_view",
          "CTE", "cte",
          "External", "external",
          "Function", "function");

  public RelationValue {
    if (identifier != null && type != null && identifier.length() > MAX_NAME_LENGTH) {
      throw Errors.runtime(
          "Relation name '%s' is longer than %d characters".formatted(identifier, MAX_NAME_LENGTH));
    }
  }

  /// A relation whose rows are not cut.
  public RelationValue(
      @Nullable String database,
      @Nullable String schema,
      @Nullable String identifier,
      @Nullable String type,
      Quoting quoting,
      Quoting shown,
      @Nullable Integer limit) {
    this(database, schema, identifier, type, quoting, shown, limit, null);
  }

  /// A relation of the project, its kind not known yet.
  public static RelationValue of(Relation relation, @Nullable String type) {
    return new RelationValue(
        blankToNull(relation.database()),
        blankToNull(relation.schema()),
        blankToNull(relation.identifier()),
        type,
        relation.quoting(),
        Quoting.ALL,
        null);
  }

  /// A relation as it was found in the database.
  public static RelationValue found(String database, String schema, String name, String type) {
    return new RelationValue(database, schema, name, type, Quoting.ALL, Quoting.ALL, null);
  }

  private static @Nullable String blankToNull(String part) {
    return part.isEmpty() ? null : part;
  }

  /// The name as it stands in SQL.
  public String render() {
    StringJoiner text = new StringJoiner(".");
    add(text, shown.database(), quoting.database(), database);
    add(text, shown.schema(), quoting.schema(), schema);
    add(text, shown.identifier(), quoting.identifier(), identifier);
    return text.toString();
  }

  private static void add(
      StringJoiner text, boolean visible, boolean quoted, @Nullable String part) {
    if (visible && part != null) {
      text.add(quoted ? '"' + part + '"' : part);
    }
  }

  public RelationValue withIdentifier(@Nullable String other) {
    return new RelationValue(database, schema, other, type, quoting, shown, limit, filter);
  }

  public RelationValue withType(@Nullable String other) {
    return new RelationValue(database, schema, identifier, other, quoting, shown, limit, filter);
  }

  public RelationValue withLimit(@Nullable Integer rows) {
    return new RelationValue(database, schema, identifier, type, quoting, shown, rows, filter);
  }

  public RelationValue withFilter(@Nullable String condition) {
    return new RelationValue(database, schema, identifier, type, quoting, shown, limit, condition);
  }

  public RelationValue withQuoting(Quoting other) {
    return new RelationValue(database, schema, identifier, type, other, shown, limit, filter);
  }

  RelationValue withShown(Quoting other) {
    return new RelationValue(database, schema, identifier, type, quoting, other, limit, filter);
  }

  RelationValue withPath(@Nullable String db, @Nullable String sch, @Nullable String name) {
    return new RelationValue(db, sch, name, type, quoting, shown, limit, filter);
  }

  /// Only database and schema.
  public RelationValue withoutIdentifier() {
    return withIdentifier(null).withShown(new Quoting(shown.database(), shown.schema(), false));
  }

  /// Without the database's name, as most DDL wants it.
  public RelationValue withoutDatabase() {
    return withShown(new Quoting(false, shown.schema(), shown.identifier()));
  }

  public boolean isView() {
    return "view".equals(type);
  }

  public boolean isTable() {
    return "table".equals(type);
  }

  public boolean isMaterializedView() {
    return "materialized_view".equals(type);
  }

  /// Tables and views can be renamed and replaced; nothing else can.
  boolean canBeRenamed() {
    return isView() || isTable();
  }

  /// The name; where the rows are limited or cut, a subquery over it.
  @Override
  public String text() {
    if (filter == null || "function".equals(type)) {
      return limited();
    }
    return "(select * from %s where %s) _dbt_et_filter_subq_%s"
        .formatted(limited(), filter, identifier);
  }

  private String limited() {
    if (limit == null || "function".equals(type)) {
      return render();
    }
    String rows = limit == 0 ? "where false limit 0" : "limit " + limit;
    return "(select * from " + render() + " " + rows + ") _dbt_limit_subq_" + identifier;
  }

  @Override
  public String repr() {
    return "<PostgresRelation " + text() + ">";
  }

  @Override
  public String typeName() {
    return "PostgresRelation";
  }

  /// dbt's relations are mappings: dbt_utils tells them from texts so.
  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public @Nullable Object item(Object key) {
    return attribute(Text.of(key));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "database" -> value(database);
      case "schema" -> value(schema);
      case "identifier", "name", "table" -> value(identifier);
      case "type" -> value(type);
      case "is_table" -> isTable();
      case "is_view" -> isView();
      case "is_cte" -> "cte".equals(type);
      case "is_materialized_view" -> isMaterializedView();
      case "is_function" -> "function".equals(type);
      case "is_pointer" -> "pointer".equals(type);
      case "can_be_renamed", "can_be_replaced" -> canBeRenamed();
      case "limit" -> limit == null ? None.NONE : (Object) limit.longValue();
      case "quote_policy" -> policy(quoting);
      case "include_policy" -> policy(shown);
      case "quote_character" -> "\"";
      case "path" -> path();
      case "metadata" -> metadata();
      default -> TYPES.containsKey(name) ? (Object) TYPES.get(name) : method(name);
    };
  }

  private @Nullable CallableValue method(String name) {
    return switch (name) {
      case "render" -> (_, _) -> render();
      case "render_limited" -> (_, _) -> text();
      case "quoted" ->
          (_, arguments) -> '"' + Text.of(Text.needed(arguments, 0, "identifier")) + '"';
      case "include" -> (_, arguments) -> withShown(changed(shown, arguments));
      case "quote" -> (_, arguments) -> withQuoting(changed(quoting, arguments));
      case "incorporate", "replace" -> (_, arguments) -> incorporate(arguments);
      case "replace_path" -> (_, arguments) -> replacePath(arguments.keyword());
      case "without_identifier" -> (_, _) -> withoutIdentifier();
      case "information_schema" ->
          (_, arguments) -> informationSchema(arguments.find(0, "view_name"));
      case "information_schema_only" -> (_, _) -> informationSchema(null);
      case "relation_max_name_length" -> (_, _) -> (long) MAX_NAME_LENGTH;
      case "get" ->
          (_, arguments) -> {
            Object found = attribute(Text.of(Text.needed(arguments, 0, "key")));
            return found == null ? arguments.get(1, "default", None.NONE) : found;
          };
      default -> null;
    };
  }

  private RelationValue informationSchema(@Nullable Object view) {
    String name = view instanceof String text ? text : null;
    return new RelationValue(
        database,
        "INFORMATION_SCHEMA",
        name,
        null,
        new Quoting(quoting.database(), false, false),
        new Quoting(shown.database(), true, name != null),
        null);
  }

  private RelationValue incorporate(Arguments arguments) {
    RelationValue changed = this;
    if (arguments.keyword().get("path") instanceof PyDict path) {
      changed = changed.replacePath(Names.of(path));
    }
    Object kind = arguments.keyword().get("type");
    return kind == null ? changed : changed.withType(Text.orNull(kind));
  }

  private RelationValue replacePath(Map<String, Object> parts) {
    return withPath(
        parts.containsKey("database") ? Text.orNull(parts.get("database")) : database,
        parts.containsKey("schema") ? Text.orNull(parts.get("schema")) : schema,
        parts.containsKey("identifier") ? Text.orNull(parts.get("identifier")) : identifier);
  }

  private static Quoting changed(Quoting policy, Arguments arguments) {
    return new Quoting(
        flag(arguments.find(0, "database"), policy.database()),
        flag(arguments.find(1, "schema"), policy.schema()),
        flag(arguments.find(2, "identifier"), policy.identifier()));
  }

  private static boolean flag(@Nullable Object value, boolean otherwise) {
    return Text.isNone(value) ? otherwise : Text.truth(value);
  }

  private static PyDict policy(Quoting policy) {
    PyDict dict = new PyDict();
    dict.put("database", policy.database());
    dict.put("schema", policy.schema());
    dict.put("identifier", policy.identifier());
    return dict;
  }

  private PyDict path() {
    PyDict dict = new PyDict();
    dict.put("database", value(database));
    dict.put("schema", value(schema));
    dict.put("identifier", value(identifier));
    return dict;
  }

  private PyDict metadata() {
    PyDict dict = new PyDict();
    dict.put("type", typeName());
    return dict;
  }

  private static Object value(@Nullable String part) {
    return part == null ? None.NONE : part;
  }

  /// Two relations are equal where name and kind are; limits do not count.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationValue that
        && Objects.equals(type, that.type)
        && render().equals(that.render());
  }

  @Override
  public int hashCode() {
    return render().hashCode();
  }
}
