package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an existing relation must have, or be widened to, before rows are put into it.
public final class Snapshots {
  private Snapshots() {}

  /// Widens text columns of a relation to those of the rows that come.
  public static void expand(NodeContext context, RelationValue from, RelationValue to) {
    List<ColumnValue> present = context.columnsOf(to);
    for (ColumnValue wanted : context.columnsOf(from)) {
      for (ColumnValue column : present) {
        if (column.column().equals(wanted.column()) && column.canExpandTo(wanted)) {
          context.call("alter_column_type", to, wanted.column(), wanted.widened());
        }
      }
    }
  }

  /// A snapshot needs its own columns in the table that it finds.
  static Object requireColumns(NodeContext context, Arguments a) {
    RelationValue relation = (RelationValue) Text.needed(a, 0, "relation");
    require(
        context,
        relation,
        a.get(1, "column_names", None.NONE) instanceof PyDict names ? names : new PyDict(),
        a.find(2, "strategy") instanceof PyDict strategy
            && "new_record".equals(Text.orNull(strategy.find("hard_deletes"))));
    return "";
  }

  /// The check of {@link #requireColumns} from Java.
  public static void require(
      NodeContext context, RelationValue relation, PyDict names, boolean keepsDeleted) {
    List<String> present = new ArrayList<>();
    context
        .columnsOf(relation)
        .forEach(column -> present.add(column.column().toLowerCase(Locale.ROOT)));
    List<String> wanted = new ArrayList<>(List.of("dbt_scd_id", "dbt_valid_from", "dbt_valid_to"));
    if (keepsDeleted) {
      wanted.add("dbt_is_deleted");
    }
    List<String> missing = new ArrayList<>();
    for (String column : wanted) {
      Object renamed = names.find(column);
      String name = renamed == null ? column : Text.of(renamed);
      if (!present.contains(name.toLowerCase(Locale.ROOT))) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw Errors.compilation(
          "Snapshot target is missing configured columns: ['%s']. See https://docs.getdbt.com/docs/build/snapshots#snapshot-meta-fields for more information."
              .formatted(String.join("', '", missing)));
    }
  }
}
