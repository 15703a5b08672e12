package io.daybook.models.compile.value;

import io.daybook.jinja.value.None;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Rows as a text table, the way `show` and `print_table` draw it.
public final class Grid {
  private static final int WIDEST = 20;

  private Grid() {}

  /// The table; numbers stand at the right, long values are cut.
  public static String of(List<String> names, List<List<Object>> rows) {
    return of(names, rows, WIDEST);
  }

  /// The same.
  ///
  /// @param widest letters above which a value is cut
  static String of(List<String> names, List<List<Object>> rows, int widest) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(names);
    boolean[] numeric = new boolean[names.size()];
    for (List<Object> row : rows) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Object value = row.get(i);
        numeric[i] |= value instanceof Number;
        line.add(shown(value));
      }
      cells.add(line);
    }
    int[] widths = new int[names.size()];
    for (List<String> line : cells) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], cut(line.get(i), widest).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int number = 0; number < cells.size(); number++) {
      line(
          out, cells.get(number).stream().map(cell -> cut(cell, widest)).toList(), widths, numeric);
      if (number == 0) {
        rule(out, widths);
      }
    }
    return out.toString();
  }

  private static String shown(Object value) {
    if (value instanceof None) {
      return "";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : Text.of(value);
  }

  private static String cut(String text, int widest) {
    String line = text.replace('\n', ' ');
    return line.length() > widest ? line.substring(0, widest - 3) + "..." : line;
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths, boolean[] right) {
    out.append('|');
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String pad = " ".repeat(widths[i] - cell.length());
      out.append(' ').append(right[i] ? pad + cell : cell + pad).append(" |");
    }
    out.append('\n');
  }

  private static void rule(StringBuilder out, int[] widths) {
    out.append('|');
    for (int width : widths) {
      out.append(' ').append("-".repeat(width)).append(" |");
    }
    out.append('\n');
  }
}
