package io.daybook.models.check;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.None;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// What two tables with the same columns do not have in common, as dbt prints it (it uses daff):
/// `→` before a changed row, `+++` before one that was not expected, `---` before one that is
/// missing; equal neighbours for context, the rest as dots. One comparison, one thread.
final class TableDiff {
  /// Wider tables are not padded.
  private static final int WIDEST = 130;

  private static final String DOTS = "...";
  private static final int HIDDEN = 0;
  private static final int CHANGED = 1;
  private static final int CONTEXT = 2;
  private static final int GAP = 3;

  private final List<List<Object>> expected;
  private final List<List<Object>> actual;
  private final List<Pairing.Line> lines;
  private final int[] columns;
  private final int[] rows;

  /// A printed cell.
  ///
  /// @param plain what its width is measured by
  /// @param shown what is printed
  private record Cell(String plain, String shown) {
    static Cell of(String text) {
      return new Cell(text, text);
    }
  }

  private TableDiff(List<List<Object>> expected, List<List<Object>> actual) {
    this.expected = expected;
    this.actual = actual;
    Pairing pairing = new Pairing(texts(expected), texts(actual));
    this.lines = pairing.lines();
    this.columns = new int[expected.getFirst().size()];
    this.rows = new int[lines.size()];
    pairing.keys().forEach(key -> columns[key] = CHANGED);
  }

  /// The difference, empty where there is none; the order of rows does not matter.
  ///
  /// @param names of the columns
  static Optional<String> between(
      List<String> names, List<List<Object>> expected, List<List<Object>> actual) {
    TableDiff diff = new TableDiff(table(names, expected), table(names, actual));
    return diff.mark() ? Optional.of(diff.print()) : Optional.empty();
  }

  private static List<List<Object>> table(List<String> names, List<List<Object>> rows) {
    List<List<Object>> table = new ArrayList<>(rows);
    table.sort(RowOrder.NULLS_LAST);
    table.addFirst(List.copyOf(names));
    return table;
  }

  private static List<List<String>> texts(List<List<Object>> rows) {
    return rows.stream().map(row -> row.stream().map(TableDiff::key).toList()).toList();
  }

  private static String key(Object value) {
    return value instanceof None ? "" : Text.of(value);
  }

  private static boolean isEqual(Object left, Object right) {
    return Text.of(left).equals(Text.of(right));
  }

  /// Marks rows and columns that differ; true if there are any.
  private boolean mark() {
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      Pairing.Line line = lines.get(i);
      if (isHeader(line)) {
        continue;
      }
      boolean changed = line.left() < 0 || line.right() < 0;
      for (int column = 0; column < columns.length; column++) {
        boolean differs = isChanged(line, column);
        changed |= differs;
        if (differs || line.left() < 0) {
          columns[column] = CHANGED;
        }
      }
      rows[i] = changed ? CHANGED : HIDDEN;
      found |= changed;
    }
    spread(rows);
    spread(columns);
    for (int column = 0; column < columns.length; column++) {
      columns[column] = columns[column] == GAP ? HIDDEN : columns[column];
    }
    return found;
  }

  private static boolean isHeader(Pairing.Line line) {
    return line.right() == 0 && line.left() <= 0;
  }

  private boolean isChanged(Pairing.Line line, int column) {
    return line.left() >= 0
        && line.right() >= 0
        && !isEqual(expected.get(line.left()).get(column), actual.get(line.right()).get(column));
  }

  /// What stands beside something changed is shown too, and a gap beside that.
  private static void spread(int[] active) {
    for (boolean forward : new boolean[] {true, false}) {
      int mark = forward ? -2 : -3;
      for (int step = 0; step < active.length; step++) {
        int at = forward ? step : active.length - 1 - step;
        if (active[at] == CHANGED) {
          mark = step;
        } else if (active[at] != CONTEXT && step - mark <= 2) {
          active[at] = step - mark <= 1 ? CONTEXT : GAP;
        }
      }
    }
  }

  private String print() {
    String arrow = separator();
    List<List<Cell>> table = new ArrayList<>();
    table.add(cells("@@", column -> plain(actual.getFirst().get(column))));
    boolean dots = false;
    for (int i = 0; i < lines.size(); i++) {
      Pairing.Line line = lines.get(i);
      if (isHeader(line) || rows[i] == HIDDEN || (rows[i] == GAP && dots)) {
        continue;
      }
      dots = rows[i] == GAP;
      table.add(dots ? cells(DOTS, _ -> Cell.of(DOTS)) : row(line, rows[i] == CHANGED, arrow));
    }
    return joined(table);
  }

  private List<Cell> row(Pairing.Line line, boolean changed, String arrow) {
    if (line.left() < 0) {
      return cells("+++", column -> marked(actual.get(line.right()).get(column)));
    }
    if (line.right() < 0) {
      return cells("---", column -> marked(expected.get(line.left()).get(column)));
    }
    return cells(
        changed ? "→" : "",
        column ->
            isChanged(line, column)
                ? change(
                    expected.get(line.left()).get(column), actual.get(line.right()).get(column))
                : changed && Text.of(expected.get(line.left()).get(column)).contains(arrow)
                    ? marked(expected.get(line.left()).get(column))
                    : plain(expected.get(line.left()).get(column)));
  }

  /// The arrow of a change must be in no cell.
  private String separator() {
    String arrow = "->";
    for (List<List<Object>> table : List.of(expected, actual)) {
      for (List<Object> row : table) {
        for (Object cell : row) {
          while (key(cell).contains(arrow)) {
            arrow = "-" + arrow;
          }
        }
      }
    }
    return arrow;
  }

  private List<Cell> cells(String marker, IntFunction<Cell> cell) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(marker)));
    boolean hidden = false;
    for (int column = 0; column < columns.length; column++) {
      if (columns[column] != HIDDEN) {
        cells.add(cell.apply(column));
      } else if (!hidden) {
        cells.add(Cell.of(DOTS));
      }
      hidden = columns[column] == HIDDEN;
    }
    return cells;
  }

  private static Cell plain(Object value) {
    return Cell.of(value instanceof None ? "NULL" : quoted(Text.of(value)));
  }

  /// A cell of an added or missing row: daff writes its value as its own language would.
  private static Cell marked(Object value) {
    String shown =
        switch (value) {
          case None _ -> "null";
          case Boolean flag -> flag ? "true" : "false";
          case String text -> text;
          default -> Text.repr(value);
        };
    return new Cell(plain(value).plain(), coloured(shown));
  }

  private static Cell change(Object from, Object to) {
    String left = side(from);
    String right = side(to);
    String text = spaces(left, right) + "→" + spaces(right, left);
    return new Cell(quoted(text), coloured(text));
  }

  private static String side(Object value) {
    String text = Text.of(value);
    if (text.equals("None")) {
      return "NULL"; // the text too: daff compares by text
    }
    return text.matches("_*NULL") ? "_" + text : text;
  }

  /// Spaces that the other side does not have become visible if nothing else differs.
  private static String spaces(String text, String other) {
    if (!text.replace(" ", "").equals(other.replace(" ", "")) || text.equals(other)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int at = 0;
    int there = 0;
    while (at < text.length()) {
      if (there < other.length() && text.charAt(at) == other.charAt(there)) {
        shown.append(text.charAt(at++));
        there++;
      } else if (there < other.length() && other.charAt(there) == ' ') {
        there++;
      } else {
        shown.append('␣');
        at++;
      }
    }
    return shown.toString();
  }

  private static String quoted(String text) {
    boolean blank = text.startsWith(" ") || text.endsWith(" ");
    return blank ? '"' + text.replace("\"", "\"\"") + '"' : coloured(text);
  }

  /// What stands between colours does not begin with a space, whatever it shows.
  private static String coloured(String text) {
    boolean special = text.chars().anyMatch(c -> "\"\r\n\t,".indexOf(c) >= 0);
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String joined(List<List<Cell>> table) {
    int[] widths = widths(table);
    StringBuilder text = new StringBuilder();
    for (List<Cell> row : table) {
      int target = 0;
      int at = 0;
      for (int column = 0; column < row.size(); column++) {
        text.repeat(' ', widths.length == 0 ? 0 : Math.max(0, target - at));
        at = Math.max(at, widths.length == 0 ? 0 : target);
        text.append(column > 0 ? "," : "").append(row.get(column).shown());
        at += row.get(column).plain().length();
        target += widths.length == 0 ? 0 : widths[column];
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  /// A column is as wide as its texts, but for those far longer than the mean; nothing is padded
  /// where all together are too wide.
  private static int[] widths(List<List<Cell>> table) {
    int[] widths = new int[table.getFirst().size()];
    for (int column = 0; column < widths.length; column++) {
      double sum = 0;
      double squares = 0;
      for (List<Cell> row : table) {
        int length = row.get(column).plain().length();
        sum += length;
        squares += (double) length * length;
      }
      double mean = sum / table.size();
      double spread = Math.sqrt(Math.max(0, squares / table.size() - mean * mean));
      int usual = (int) (mean + spread * 2 + 0.5);
      int widest = table.getFirst().get(column).plain().length();
      for (List<Cell> row : table) {
        int length = row.get(column).plain().length();
        widest = length <= usual ? Math.max(widest, length) : widest;
      }
      widths[column] = widest;
    }
    int total = widths.length - 1 + Arrays.stream(widths).sum();
    return total > WIDEST ? new int[0] : widths;
  }
}
