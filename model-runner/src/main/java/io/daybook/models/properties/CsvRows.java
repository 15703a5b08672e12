package io.daybook.models.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CSV as Python's `csv.DictReader` reads it: the first line names the columns, blank lines do not
/// count, a short row ends in nulls, what a row has too much stands under `None`. Quotes may hold
/// commas and line ends.
final class CsvRows {
  private final String text;
  private int at;

  private CsvRows(String text) {
    this.text = text;
  }

  /// One map a row, by column.
  static List<Map<String, @Nullable Object>> read(String text) {
    CsvRows reader = new CsvRows(text);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    @Nullable List<String> header = null;
    while (reader.at < text.length()) {
      List<String> cells = reader.line();
      if (cells.isEmpty()) {
        continue;
      }
      if (header == null) {
        header = cells;
      } else {
        rows.add(row(header, cells));
      }
    }
    return rows;
  }

  private static Map<String, @Nullable Object> row(List<String> header, List<String> cells) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), i < cells.size() ? cells.get(i) : null);
    }
    if (cells.size() > header.size()) {
      row.put("None", new ArrayList<>(cells.subList(header.size(), cells.size())));
    }
    return row;
  }

  /// The cells up to the end of the line; none for a blank line.
  private List<String> line() {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        cell.append(c);
        at++;
      } else if (c == '"' && (quoted || cell.isEmpty())) {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && (c == '\n' || c == '\r')) {
        at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        break;
      } else {
        cell.append(c);
      }
      any = true;
    }
    if (any) {
      cells.add(cell.toString());
    }
    return cells;
  }
}
