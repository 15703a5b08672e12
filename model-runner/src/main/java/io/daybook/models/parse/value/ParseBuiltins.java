package io.daybook.models.parse.value;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Project;

/// dbt's own macros while parsing, where no database is asked.
///
/// @param project says which target and schema are the standard
public record ParseBuiltins(Project project) {
  /// One of dbt's own macros: while parsing most give nothing.
  public Object call(String name, Interpreter runtime, Arguments arguments) {
    return switch (name) {
      case "is_incremental", "should_full_refresh", "should_store_failures" -> false;
      case "get_where_subquery", "default__get_where_subquery" ->
          arguments.get(0, "relation", Quiet.VALUE);
      case "run_query" -> new Undefined(Undefined.Origin.hint("'None' has no attribute 'table'"));
      case "load_relation", "get_relations_by_pattern" -> None.NONE;
      case "partition_range", "dates_in_range" -> new PyList();
      case "set_sql_header" -> header(runtime, arguments);
      case "generate_schema_name", "default__generate_schema_name" -> schemaName(arguments);
      case "generate_alias_name", "default__generate_alias_name" -> aliasName(arguments);
      case "generate_database_name", "default__generate_database_name" -> databaseName(arguments);
      case "generate_schema_name_for_env" -> environmentSchema(arguments);
      default -> type(name);
    };
  }

  /// The body of the call becomes part of the configuration.
  private static Object header(Interpreter runtime, Arguments arguments) {
    Object config = arguments.get(0, "config", None.NONE);
    if (config instanceof HostObject own
        && own.attribute("set") instanceof CallableValue set
        && arguments.keyword().get("caller") instanceof CallableValue body) {
      set.call(runtime, Arguments.of("sql_header", body.call(runtime, Arguments.NONE)));
    }
    return "";
  }

  /// The types that dbt's macros name: models configure themselves with them.
  private static String type(String name) {
    int prefix = name.indexOf("__type_");
    return switch (prefix < 0 ? name : name.substring(prefix + 2)) {
      case "type_string" -> "TEXT";
      case "type_timestamp" -> "timestamp";
      case "type_float" -> "float";
      case "type_numeric" -> "numeric(28,6)";
      case "type_bigint" -> "bigint";
      case "type_int" -> "integer";
      case "type_boolean" -> "boolean";
      default -> "";
    };
  }

  private Object schemaName(Arguments a) {
    Object custom = a.get(0, "custom_schema_name", None.NONE);
    String standard = project.target().schema();
    return custom instanceof None ? standard : standard + "_" + String.valueOf(custom).strip();
  }

  private Object environmentSchema(Arguments a) {
    Object custom = a.get(0, "custom_schema_name", None.NONE);
    boolean production = project.target().name().equals("prod");
    return production && !(custom instanceof None)
        ? String.valueOf(custom).strip()
        : project.target().schema();
  }

  private Object databaseName(Arguments a) {
    Object custom = a.get(0, "custom_database_name", None.NONE);
    return custom instanceof None ? project.target().database() : String.valueOf(custom).strip();
  }

  private static Object aliasName(Arguments a) {
    Object custom = a.get(0, "custom_alias_name", None.NONE);
    if (!(custom instanceof None) && !String.valueOf(custom).isEmpty()) {
      return String.valueOf(custom).strip();
    }
    Object node = a.get(1, "node", None.NONE);
    Fields fields = Fields.of(Values.toJava(node));
    String version = fields.text("version");
    return version.isEmpty()
        ? fields.text("name")
        : fields.text("name") + "_v" + version.replace('.', '_');
  }
}
