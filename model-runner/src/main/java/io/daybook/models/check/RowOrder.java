package io.daybook.models.check;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.None;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/// Rows in the order of their values, column by column; nulls come last.
final class RowOrder implements Comparator<List<Object>> {
  static final Comparator<List<Object>> NULLS_LAST = new RowOrder();

  private RowOrder() {}

  @Override
  public int compare(List<Object> one, List<Object> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = compareValues(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareValues(Object one, Object other) {
    if (one instanceof None || other instanceof None) {
      return Boolean.compare(one instanceof None, other instanceof None);
    }
    if (one instanceof Number a && other instanceof Number b) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    if (one instanceof Boolean a && other instanceof Boolean b) {
      return Boolean.compare(a, b);
    }
    return Text.of(one).compareTo(Text.of(other));
  }
}
