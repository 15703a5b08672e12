package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Grants;
import io.daybook.models.compile.value.Names;
import io.daybook.models.compile.value.RelationValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Who may read a relation, and what its comments say.
public final class GrantMacros {
  private static final String QUOTE = "$dbt_comment_literal_block$";

  private GrantMacros() {}

  /// Grants and comments, as the configuration asks for them.
  public static void grantAndDescribe(
      NodeContext context, Object existing, RelationValue target, boolean fullRefresh) {
    Object grants = context.config("grants");
    if (!(grants instanceof None)) {
      Object revoke = context.call("should_revoke", existing, fullRefresh);
      context.call("apply_grants", target, grants, revoke);
    }
    if (!(context.config("persist_docs") instanceof None)) {
      context.call("persist_docs", target, context.modelValue());
    }
  }

  static void addTo(Library library) {
    // One entry per macro.
    library
        .postgres("copy_grants", "", _ -> false)
        .standard("support_multiple_grantees_per_dcl_statement", "", _ -> true)
        .add(
            "should_revoke", "existing_relation, full_refresh_mode=true", GrantMacros::shouldRevoke)
        .postgres("get_show_grant_sql", "relation", GrantMacros::show)
        .standard(
            "get_grant_sql",
            "relation, privilege, grantees",
            call ->
                "grant %s on %s to %s"
                    .formatted(
                        call.text("privilege"),
                        call.relation("relation").render(),
                        String.join(", ", call.texts("grantees"))))
        .standard(
            "get_revoke_sql",
            "relation, privilege, grantees",
            call ->
                "revoke %s on %s from %s"
                    .formatted(
                        call.text("privilege"),
                        call.relation("relation").render(),
                        ColumnMacros.quotedCsv(call.texts("grantees"))))
        .standard(
            "get_dcl_statement_list",
            "relation, grant_config, get_dcl_macro",
            GrantMacros::statements)
        .standard("call_dcl_statements", "dcl_statement_list", GrantMacros::send)
        .standard("apply_grants", "relation, grant_config, should_revoke=true", GrantMacros::apply);
    docs(library);
  }

  private static Object shouldRevoke(Call call) {
    if (!call.truth("existing_relation")) {
      return false;
    }
    return call.truth("full_refresh_mode") ? call.macro("copy_grants") : (Object) true;
  }

  private static String show(Call call) {
    RelationValue relation = call.relation("relation");
    return """

    select grantee, privilege_type
    from information_schema.role_table_grants
        where grantor = current_role
          and grantee != current_role
          and table_schema = '%s'
          and table_name = '%s'
    """
        .formatted(relation.schema(), relation.identifier());
  }

  private static Object statements(Call call) {
    PyList list = new PyList();
    if (!(call.get("grant_config") instanceof PyDict grants)) {
      return list;
    }
    boolean together =
        call.macro("support_multiple_grantees_per_dcl_statement") instanceof Boolean many && many;
    for (PyDict.Item item : grants.items()) {
      List<Object> grantees = new ArrayList<>(call.context().listOf(item.value()));
      if (together && !grantees.isEmpty()) {
        list.add(statement(call, item.key(), grantees));
      } else {
        grantees.forEach(one -> list.add(statement(call, item.key(), List.of(one))));
      }
    }
    return list;
  }

  private static Object statement(Call call, Object privilege, List<Object> grantees) {
    return call.context()
        .invokeValue(
            call.get("get_dcl_macro"), call.get("relation"), privilege, new PyList(grantees));
  }

  private static Object send(Call call) {
    StringJoiner sql = new StringJoiner(";\n        ", "\n        ", ";\n");
    call.texts("dcl_statement_list").forEach(sql::add);
    call.context().statement("grants", sql.toString(), false, true);
    return "";
  }

  private static Object apply(Call call) {
    // dbt revokes before it grants, both in one call: a project may override that call.
    if (!call.truth("grant_config")) {
      return "";
    }
    NodeContext context = call.context();
    Object wanted = call.get("grant_config");
    Object granting = wanted;
    Object revoking = new PyDict();
    if (call.truth("should_revoke")) {
      Object current =
          Grants.of(context.query(call.sql("get_show_grant_sql", call.get("relation"))));
      granting = Grants.difference(wanted, current);
      revoking = Grants.difference(current, wanted);
    }
    PyList all = new PyList();
    Object relation = call.get("relation");
    all.addAll(
        context.listOf(
            call.macro(
                "get_dcl_statement_list",
                relation,
                revoking,
                context.macroValue("get_revoke_sql"))));
    all.addAll(
        context.listOf(
            call.macro(
                "get_dcl_statement_list",
                relation,
                granting,
                context.macroValue("get_grant_sql"))));
    if (!all.isEmpty()) {
      call.macro("call_dcl_statements", all);
    }
    return "";
  }

  private static void docs(Library library) {
    library
        .standard(
            "persist_docs",
            "relation, model, for_relation=true, for_columns=true",
            GrantMacros::persist)
        .add(
            "validate_doc_columns",
            "relation, column_dict, existing_column_names",
            call ->
                present(
                    call.context(),
                    call.relation("relation"),
                    Names.of((PyDict) call.get("column_dict"))))
        .postgres(
            "alter_relation_comment", "relation, relation_comment", GrantMacros::relationComment)
        .postgres("alter_column_comment", "relation, column_dict", GrantMacros::columnComments)
        .add("postgres_escape_comment", "comment", call -> QUOTE + call.text("comment") + QUOTE);
  }

  private static Object persist(Call call) {
    NodeContext context = call.context();
    RelationValue relation = call.relation("relation");
    String description = context.attribute(call.get("model"), "description");
    if (call.truth("for_relation")
        && context.configValue().persistsDocs("relation")
        && description != null
        && !description.isEmpty()) {
      context.query(call.sql("alter_relation_comment", relation, description));
    }
    Map<String, Object> columns = context.columnEntries(call.get("model"));
    if (call.truth("for_columns")
        && context.configValue().persistsDocs("columns")
        && !columns.isEmpty()) {
      String sql = call.sql("alter_column_comment", relation, present(context, relation, columns));
      if (!sql.isBlank()) {
        context.query(sql);
      }
    }
    return "";
  }

  /// Of documented columns those that the relation has; the others are warned of.
  private static PyDict present(
      NodeContext context, RelationValue relation, Map<String, Object> documented) {
    List<String> names = context.columnsOf(relation).stream().map(ColumnValue::column).toList();
    List<String> existing = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    PyDict present = new PyDict();
    List<String> missing = new ArrayList<>();
    documented.forEach((name, column) -> {
      boolean quoted = "True".equals(context.attribute(column, "quote"));
      if (quoted ? names.contains(name) : existing.contains(name.toLowerCase(Locale.ROOT))) {
        present.put(name, column);
      } else {
        missing.add(name);
      }
    });
    if (!missing.isEmpty()) {
      context
          .workspace()
          .warn(
              "JinjaLogWarning",
              "In relation %s: The following columns are specified in the schema but are not present in the database: %s"
                  .formatted(relation.render(), String.join(", ", missing)));
    }
    return present;
  }

  private static String relationComment(Call call) {
    RelationValue relation = call.relation("relation");
    String kind =
        relation.isMaterializedView() ? "materialized view" : String.valueOf(relation.type());
    String comment = call.sql("postgres_escape_comment", call.get("relation_comment"));
    return "\n  comment on " + kind + " " + relation.text() + " is " + comment + ";\n";
  }

  private static String columnComments(Call call) {
    RelationValue relation = call.relation("relation");
    StringBuilder sql = new StringBuilder();
    List<String> existing =
        call.context().columnsOf(relation).stream().map(ColumnValue::column).toList();
    for (PyDict.Item item : ((PyDict) call.get("column_dict")).items()) {
      String name = String.valueOf(item.key());
      if (!existing.contains(name)) {
        continue;
      }
      boolean quote = "True".equals(call.context().attribute(item.value(), "quote"));
      String description = call.context().attribute(item.value(), "description");
      String comment = call.sql("postgres_escape_comment", description == null ? "" : description);
      sql.append("\n    comment on column ").append(relation.text()).append('.');
      sql.append(quote ? '"' + name + '"' : name).append(" is ").append(comment).append(";\n");
    }
    return sql.toString();
  }
}
