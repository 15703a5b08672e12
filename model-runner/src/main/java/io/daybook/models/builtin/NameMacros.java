package io.daybook.models.builtin;

import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.RelationValue;
import org.jspecify.annotations.Nullable;

/// Names of relations: the schema, database and alias of a node, and the names beside a relation
/// under which it is built or kept for a moment.
final class NameMacros {
  private NameMacros() {}

  static void addTo(Library library) {
    library
        .standard("generate_schema_name", "custom_schema_name, node", NameMacros::schemaName)
        .add("generate_schema_name_for_env", "custom_schema_name, node", NameMacros::schemaForEnv)
        .standard("generate_database_name", "custom_database_name, node", NameMacros::databaseName)
        .standard("generate_alias_name", "custom_alias_name, node", NameMacros::aliasName)
        .standard(
            "generate_latest_version_pointer_alias", "custom_alias_name, node", NameMacros::pointer)
        .postgres(
            "make_intermediate_relation", "base_relation, suffix='__dbt_tmp'", NameMacros::beside)
        .add("make_temp_relation", "base_relation, suffix='__dbt_tmp'", NameMacros::tempInBatch)
        .add("postgres__make_temp_relation", "base_relation, suffix", NameMacros::temp)
        .postgres(
            "make_backup_relation",
            "base_relation, backup_relation_type, suffix='__dbt_backup'",
            call -> beside(call).withType(call.textOrNull("backup_relation_type")))
        .add(
            "default__make_temp_relation",
            "base_relation, suffix",
            call ->
                call.relation("base_relation")
                    .withIdentifier(
                        call.relation("base_relation").identifier() + call.text("suffix")));
  }

  private static Object schemaName(Call call) {
    String standard = call.context().target("schema");
    String custom = call.textOrNull("custom_schema_name");
    return custom == null ? standard : standard + "_" + custom.strip();
  }

  private static Object schemaForEnv(Call call) {
    String custom = call.textOrNull("custom_schema_name");
    boolean production = call.context().target("name").equals("prod");
    return production && custom != null ? custom.strip() : call.context().target("schema");
  }

  private static Object databaseName(Call call) {
    String custom = call.textOrNull("custom_database_name");
    return custom == null ? call.context().target("database") : custom;
  }

  private static Object aliasName(Call call) {
    if (call.truth("custom_alias_name")) {
      return call.text("custom_alias_name").strip();
    }
    String name = part(call, "name");
    String version = part(call, "version");
    return version == null || version.isEmpty()
        ? String.valueOf(name)
        : name + "_v" + version.replace(".", "_");
  }

  private static Object pointer(Call call) {
    return call.truth("custom_alias_name")
        ? call.text("custom_alias_name").strip()
        : String.valueOf(part(call, "name"));
  }

  private static @Nullable String part(Call call, String key) {
    return call.context().attribute(call.get("node"), key);
  }

  private static RelationValue beside(Call call) {
    return suffixed(call.relation("base_relation"), call.text("suffix"));
  }

  /// A batch of a microbatch model has a temporary relation of its own.
  private static Object tempInBatch(Call call) {
    String suffix = call.text("suffix");
    String batch = call.context().batchId();
    if (suffix.equals("__dbt_tmp") && batch != null) {
      suffix = suffix + "_" + batch;
    }
    return call.dispatch("make_temp_relation", call.get("base_relation"), suffix);
  }

  private static Object temp(Call call) {
    RelationValue base = call.relation("base_relation");
    RelationValue named = suffixed(base, call.text("suffix") + call.context().timeOfDay());
    return new RelationValue(
        null, null, named.identifier(), named.type(), named.quoting(), named.shown(), null);
  }

  /// The name is cut, so that name and suffix fit into PostgreSQL's 63 characters.
  static RelationValue suffixed(RelationValue base, String suffix) {
    String name = base.identifier() == null ? "" : base.identifier();
    int room = RelationValue.MAX_NAME_LENGTH - suffix.length();
    return base.withIdentifier((name.length() > room ? name.substring(0, room) : name) + suffix);
  }
}
