package io.daybook.models.builtin;

import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import io.daybook.models.postgres.ResultTable;
import io.daybook.models.postgres.SeedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Loading a seed.
final class SeedMacros {
  private SeedMacros() {}

  static void addTo(Library library) {
    library
        .standard("create_csv_table", "model, agate_table", SeedMacros::create)
        .standard(
            "reset_csv_table", "model, full_refresh, old_relation, agate_table", SeedMacros::reset)
        .standard("load_csv_rows", "model, agate_table", SeedMacros::load)
        .standard("get_binding_char", "", _ -> "%s")
        .standard("get_batch_size", "", _ -> 10_000L)
        .add(
            "get_seed_column_quoted_csv",
            "model, column_names",
            call -> csv(call.context(), call.texts("column_names")))
        .standard(
            "get_csv_sql",
            "create_or_truncate_sql, insert_sql",
            call ->
                "\n    "
                    + call.text("create_or_truncate_sql")
                    + ";\n    -- dbt seed --\n    "
                    + call.text("insert_sql")
                    + "\n");
  }

  private static ResultTable table(Call call) {
    return ((TableValue) call.get("agate_table")).table();
  }

  /// Types by column: those that the project gives, else the inferred ones.
  static List<String> types(NodeContext context, ResultTable table) {
    Map<String, String> given = context.configMap("column_types");
    List<String> types = new ArrayList<>();
    for (int i = 0; i < table.names().size(); i++) {
      types.add(given.getOrDefault(table.names().get(i), SeedTable.columnType(table, i)));
    }
    return types;
  }

  /// A seed's column is quoted unless the project says no.
  static String quoted(NodeContext context, String column) {
    return Boolean.FALSE.equals(context.config("quote_columns")) ? column : '"' + column + '"';
  }

  private static String csv(NodeContext context, List<String> names) {
    StringJoiner csv = new StringJoiner(", ");
    names.forEach(name -> csv.add(quoted(context, name)));
    return csv.toString();
  }

  private static Object create(Call call) {
    ResultTable table = table(call);
    List<String> types = types(call.context(), table);
    StringJoiner columns = new StringJoiner(",");
    for (int i = 0; i < types.size(); i++) {
      columns.add(quoted(call.context(), table.names().get(i)) + " " + types.get(i));
    }
    String sql =
        "\n    create table " + call.context().thisRelation().render() + " (" + columns + ")\n  ";
    call.context().statement("_", sql, false, true);
    return sql;
  }

  private static Object reset(Call call) {
    RelationValue old = call.relation("old_relation");
    if (call.truth("full_refresh")) {
      call.context().dropRelation(old);
      return call.macro("create_csv_table", call.get("model"), call.get("agate_table"));
    }
    call.context().call("truncate_relation", old);
    return "truncate table " + old.render();
  }

  /// dbt sends batches of inserts; COPY leaves the same rows.
  private static Object load(Call call) {
    ResultTable table = table(call);
    NodeContext context = call.context();
    String columns = csv(context, table.names());
    String relation = context.thisRelation().render();
    context.copyIn(
        "copy " + relation + " (" + columns + ") from stdin",
        SeedTable.copyText(table, types(context, table)));
    return "\n          insert into " + relation + " (" + columns + ") values\n          ";
  }
}
