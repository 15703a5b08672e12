package io.daybook.etl.generate;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.daybook.etl.generate.company.Calendar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes rows of one data set field by field, comma-separated with LF. Not thread-safe.
final class CsvRows {
  private static final CsvFactory FACTORY =
      CsvFactory.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator("\n");

  private final CsvGenerator generator;
  private boolean inRow;

  private CsvRows(OutputStream out) {
    try {
      this.generator = FACTORY.createGenerator(out);
      generator.setSchema(SCHEMA);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows without a header: a part of a file.
  static CsvRows part(OutputStream out) {
    return new CsvRows(out);
  }

  /// A whole file, beginning with the header.
  static CsvRows file(OutputStream out, DataSet dataSet) {
    CsvRows rows = new CsvRows(out);
    dataSet.columns().forEach(rows::text);
    return rows.end();
  }

  /// A text; empty for null.
  CsvRows text(String value) {
    try {
      if (!inRow) {
        generator.writeStartArray();
        inRow = true;
      }
      generator.writeString(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvRows empty() {
    return text("");
  }

  CsvRows whole(long value) {
    return text(Long.toString(value));
  }

  CsvRows day(int day) {
    return text(Calendar.text(day));
  }

  CsvRows flag(boolean value) {
    return text(value ? "true" : "false");
  }

  /// Cents as an amount with two decimals.
  CsvRows cents(long value) {
    return decimal(value, 2);
  }

  /// A number of 10⁻ⁿ units with all its decimals, `places` between 1 and 8.
  CsvRows decimal(long value, int places) {
    return text(decimalText(value, places));
  }

  static String decimalText(long value, int places) {
    String digits = Long.toString(Math.abs(value));
    StringBuilder text = new StringBuilder(digits.length() + 3);
    if (value < 0) {
      text.append('-');
    }
    int whole = digits.length() - places;
    if (whole <= 0) {
      text.append("0.").repeat('0', -whole).append(digits);
    } else {
      text.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }
    return text.toString();
  }

  /// Ends the row.
  CsvRows end() {
    try {
      generator.writeEndArray();
      inRow = false;
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Hands everything written to the stream, which stays open.
  void flush() {
    try {
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
