package io.daybook.etl.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A generated file taken apart so that it can be spoiled. Every character stands for one byte, so
/// that any bytes can be planted; no generated field contains a line end.
final class Sheet {
  private final Path file;
  private final List<String> columns;
  private String header;
  private final List<String> lines;

  private Sheet(Path file, List<String> lines) {
    this.file = file;
    this.header = lines.getFirst();
    this.columns = split(header);
    this.lines = new ArrayList<>(lines.subList(1, lines.size()));
  }

  static Sheet read(Path file) throws IOException {
    return new Sheet(file, Files.readAllLines(file, StandardCharsets.ISO_8859_1));
  }

  /// How many rows there are.
  int rows() {
    return lines.size();
  }

  String header() {
    return header;
  }

  void header(String text) {
    header = text;
  }

  /// A row as it stands.
  String line(int row) {
    return lines.get(row);
  }

  void line(int row, String text) {
    lines.set(row, text);
  }

  void add(String line) {
    lines.add(line);
  }

  String field(int row, String column) {
    return split(lines.get(row)).get(columns.indexOf(column));
  }

  void field(int row, String column, String value) {
    lines.set(row, replaced(lines.get(row), column, value));
  }

  /// The line with another value in a column.
  String replaced(String line, String column, String value) {
    List<String> fields = new ArrayList<>(split(line));
    fields.set(columns.indexOf(column), value);
    return join(fields);
  }

  /// Drops a column, header and all.
  void drop(String column) {
    int place = columns.indexOf(column);
    header = without(header, place);
    lines.replaceAll(line -> without(line, place));
  }

  private static String without(String line, int place) {
    List<String> fields = new ArrayList<>(split(line));
    fields.remove(place);
    return join(fields);
  }

  /// Keeps only the first rows.
  void keep(int rows) {
    lines.subList(rows, lines.size()).clear();
  }

  /// Puts the file back.
  void write() throws IOException {
    write("", "\n");
  }

  /// Puts the file back with another beginning and other line ends.
  void write(String beginning, String lineEnd) throws IOException {
    StringBuilder text = new StringBuilder(beginning).append(header).append(lineEnd);
    lines.forEach(line -> text.append(line).append(lineEnd));
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static String join(List<String> fields) {
    return String.join(
        ",", fields.stream().map(f -> f.indexOf(',') < 0 ? f : '"' + f + '"').toList());
  }
}
