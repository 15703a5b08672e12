package io.daybook.models.check;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.ColumnValue;
import io.daybook.models.compile.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;

/// A quick answer to a `unique` test whose column has no value twice: as many values as different
/// values. PostgreSQL sorts numbers and dates for that, three to five times faster than it groups
/// them once they outgrow its memory. Where values repeat, the test's own query says how many.
public final class DistinctCount {
  /// Types whose sort order is cheap: texts are compared by the rules of a language.
  private static final Set<String> SORTABLE =
      Set.of("INTEGER", "LONGINTEGER", "DATE", "DATETIME", "DATETIMETZ", "DECIMAL");

  private DistinctCount() {}

  /// The verdict of a compiled test that is sure to find nothing; empty where it must be asked.
  public static Optional<Verdict> verdict(NodeContext context) {
    return !context.readsEphemeral() && isUnique(context)
        ? new FusedScan.Count(0, true).verdict(context)
        : Optional.empty();
  }

  private static boolean isUnique(NodeContext context) {
    try {
      String types = FusedScan.render(keys(context, falseCondition()));
      List<Object> columns = List.copyOf(context.describe(types));
      if (!(columns.getFirst() instanceof ColumnValue column)
          || !SORTABLE.contains(column.dtype())) {
        return false;
      }
      Field<Object> key = field(name("key"), Object.class);
      String counts =
          FusedScan.render(
              select(count(key).eq(countDistinct(key)))
                  .from(keys(context, noCondition()).asTable(name("tested"))));
      return Boolean.TRUE.equals(context.query(counts).rows().getFirst().getFirst());
    } catch (FailureException e) {
      return false; // the test's own query says what is wrong
    }
  }

  private static Select<?> keys(NodeContext context, Condition condition) {
    Field<Object> column =
        field("{0}", Object.class, raw(Text.of(FusedScan.argument(context, "column_name"))));
    return select(column.as(name("key")))
        .from(table("{0}", raw(Text.of(FusedScan.argument(context, "model")))))
        .where(condition);
  }
}
