package io.daybook.models.postgres;

import java.util.ArrayList;
import java.util.List;

/// Reads CSV as Python's `csv` module does by default: quotes doubled inside quotes, a quote in the
/// middle of a plain field is a character like any other, a blank line is a row without fields.
final class CsvText {
  private enum State {
    START_OF_RECORD,
    START_OF_FIELD,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final String text;
  private final char delimiter;
  private final List<List<String>> records = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> record = new ArrayList<>();
  private State state = State.START_OF_RECORD;

  private CsvText(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /// All records, the header included. Line ends of any kind count as one newline.
  static List<List<String>> records(String text, char delimiter) {
    String unix = text.replace("\r\n", "\n").replace('\r', '\n');
    return new CsvText(unix.startsWith("\uFEFF") ? unix.substring(1) : unix, delimiter).read();
  }

  private List<List<String>> read() {
    for (int i = 0; i < text.length(); i++) {
      step(text.charAt(i));
    }
    if (state != State.START_OF_RECORD) {
      endRecord();
    }
    return records;
  }

  private void step(char c) {
    // One case per state of the reader.
    switch (state) {
      case START_OF_RECORD, START_OF_FIELD -> {
        if (c == '\n') {
          if (state == State.START_OF_RECORD) {
            records.add(List.of());
          } else {
            endRecord();
          }
        } else if (c == '"') {
          state = State.QUOTED;
        } else if (c == delimiter) {
          endField();
        } else {
          field.append(c);
          state = State.PLAIN;
        }
      }
      case PLAIN -> plain(c);
      case QUOTED -> {
        if (c == '"') {
          state = State.AFTER_QUOTE;
        } else {
          field.append(c);
        }
      }
      case AFTER_QUOTE -> {
        if (c == '"') {
          field.append(c);
          state = State.QUOTED;
        } else {
          state = State.PLAIN;
          plain(c);
        }
      }
    }
  }

  private void plain(char c) {
    if (c == '\n') {
      endRecord();
    } else if (c == delimiter) {
      endField();
    } else {
      field.append(c);
    }
  }

  private void endField() {
    record.add(field.toString());
    field.setLength(0);
    state = State.START_OF_FIELD;
  }

  private void endRecord() {
    endField();
    records.add(record);
    record = new ArrayList<>();
    state = State.START_OF_RECORD;
  }
}
