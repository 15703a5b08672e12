package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.builtin.GrantMacros;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Snapshots;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.RelationValue;
import java.util.List;

/// An incremental model: made whole the first time and on a full refresh, else new rows go into the
/// table that exists.
final class Incremental {
  private Incremental() {}

  static void build(NodeContext context, String sql) {
    // One step after the other, in dbt's order.
    Swap swap = Swap.begin(context, "table");
    RelationValue old = swap.old();
    boolean refresh = Boolean.TRUE.equals(context.call("should_full_refresh"));
    boolean full = refresh || (old != null && old.isView());
    swap.dropLeftovers();
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    context.runHooks(before, true);
    String chosen = context.configText("incremental_strategy");
    Object strategy = context.strategyMacro(chosen == null ? "default" : chosen);
    RelationValue indexed = build(context, sql, swap, full, strategy);
    if (old == null || old.isView() || refresh) {
      context.call("create_indexes", indexed);
    }
    swap.hold();
    boolean replaced = old != null && full;
    if (old != null && full) {
      context.renameRelation(old, swap.backup());
      context.renameRelation(swap.intermediate(), swap.target());
    }
    GrantMacros.grantAndDescribe(context, swap.existing(), swap.target(), full);
    List<Hook> after = context.hooks("post-hook");
    context.runHooks(after, true);
    context.warehouse().commit();
    if (replaced) {
      context.dropRelation(swap.backup());
    }
    context.runHooks(after, false);
    context.warehouse().finish();
  }

  /// Sends the main statement; gives the relation that gets the indexes.
  private static RelationValue build(
      NodeContext context, String sql, Swap swap, boolean full, Object strategy) {
    if (swap.old() == null || full) {
      RelationValue place = swap.old() == null ? swap.target() : swap.intermediate();
      String create = TableAndView.text(context, "get_create_table_as_sql", false, place, sql);
      main(context, create);
      return place;
    }
    RelationValue temp = (RelationValue) context.call("make_temp_relation", swap.target());
    String make = TableAndView.text(context, "get_create_table_as_sql", true, temp, sql);
    context.query("\n    " + make + "\n  ");
    if (!context.contractEnforced()) {
      Snapshots.expand(context, temp, swap.target());
    }
    main(context, merge(context, swap, temp, strategy));
    return temp;
  }

  /// Sends a text with the lines around it that dbt sends: the database counts them in its errors.
  private static void main(NodeContext context, String text) {
    context.statement("main", "\n      " + text + "\n  ", false, true);
  }

  /// The statement of the configured strategy.
  private static String merge(NodeContext context, Swap swap, RelationValue temp, Object strategy) {
    Object mode =
        context.call(
            "incremental_validate_on_schema_change", context.config("on_schema_change"), "ignore");
    Object columns = context.call("process_schema_changes", mode, temp, swap.existing());
    if (context.listOf(columns).isEmpty() || columns instanceof PyDict) {
      columns = new PyList(context.columnsOf(swap.target()));
    }
    Object predicates = first(context, "predicates", "incremental_predicates");
    PyDict arguments = new PyDict();
    arguments.put("target_relation", swap.target());
    arguments.put("temp_relation", temp);
    arguments.put("unique_key", context.config("unique_key"));
    arguments.put("dest_columns", columns);
    arguments.put("incremental_predicates", predicates);
    return String.valueOf(context.invokeValue(strategy, arguments));
  }

  private static Object first(NodeContext context, String key, String otherKey) {
    Object value = context.config(key);
    return value instanceof None ? context.config(otherKey) : value;
  }
}
