package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.None;
import io.daybook.models.builtin.GrantMacros;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Hook;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.TableValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A seed: a table made of a CSV file, emptied and filled again where it exists.
final class SeedFile {
  private SeedFile() {}

  static void load(NodeContext context, String unused) {
    boolean full = Boolean.TRUE.equals(context.call("should_full_refresh"));
    RelationValue live = context.thisRelation();
    RelationValue old =
        context.call("load_cached_relation", live) instanceof RelationValue found ? found : null;
    Object table = context.macroValue("load_agate_table");
    TableValue rows = (TableValue) context.invokeValue(table);
    List<Hook> before = context.hooks("pre-hook");
    context.runHooks(before, false);
    context.runHooks(before, true);
    String create = place(context, old, full, rows);
    String insert =
        rows.length() == 0
            ? ""
            : TableAndView.text(context, "load_csv_rows", context.modelValue(), rows);
    String code = full ? "CREATE" : "INSERT";
    context.write(TableAndView.text(context, "get_csv_sql", create, insert));
    context
        .results()
        .storeRaw("main", code + " " + rows.length(), code, (long) rows.length(), null);
    RelationValue target = live.withType("table");
    GrantMacros.grantAndDescribe(context, old == null ? None.NONE : old, target, full);
    if (full || old == null) {
      context.call("create_indexes", target);
    }
    List<Hook> after = context.hooks("post-hook");
    context.runHooks(after, true);
    context.warehouse().commit();
    context.runHooks(after, false);
  }

  /// An empty table for the rows.
  private static String place(
      NodeContext context, @Nullable RelationValue old, boolean full, TableValue rows) {
    if (old != null && old.isView()) {
      throw Errors.compilation("Cannot seed to '" + old.render() + "', it is a view");
    }
    return old == null
        ? TableAndView.text(context, "create_csv_table", context.modelValue(), rows)
        : TableAndView.text(context, "reset_csv_table", context.modelValue(), full, old, rows);
  }
}
