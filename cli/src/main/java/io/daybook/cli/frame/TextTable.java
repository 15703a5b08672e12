package io.daybook.cli.frame;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in aligned columns, for people. Numbers (and what begins with a digit and ends with
/// one) stand to the right.
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final String indent;

  /// @param indent stands before every row
  public TextTable(String indent) {
    this.indent = indent;
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The rows, separated by line feeds, without spaces at their ends.
  public String text() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        line.append(i == 0 ? "" : "  ").append(cell(row.get(i), widths.get(i)));
      }
      out.append(out.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
    }
    return out.toString();
  }

  private static String cell(String text, int width) {
    String space = " ".repeat(width - text.length());
    return text.matches("[0-9][0-9,]*") ? space + text : text + space;
  }
}
