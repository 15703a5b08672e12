package io.daybook.etl.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.run.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Files that were generated, read back by another library than wrote them.
record Delivered(Path inbox, DateRange range) {

  /// Generates into a folder.
  static Delivered of(Path inbox, DateRange range, long seed, Scale scale) {
    new Generator(seed, scale, new FolderInbox(inbox)).write(range, _ -> {});
    return new Delivered(inbox, range);
  }

  List<LocalDate> dates() {
    return range.dates();
  }

  Path file(DataSet dataSet, LocalDate date) {
    return inbox.resolve(dataSet.path((int) date.toEpochDay()));
  }

  byte[] bytes(DataSet dataSet, LocalDate date) {
    try {
      Path file = file(dataSet, date);
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<NamedCsvRecord> rows(DataSet dataSet, LocalDate date) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(file(dataSet, date))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sums by a key made of columns.
  Map<String, Long> sums(
      DataSet dataSet, LocalDate date, List<String> key, ToLongFunction<NamedCsvRecord> value) {
    Map<String, Long> sums = new HashMap<>();
    for (NamedCsvRecord row : rows(dataSet, date)) {
      sums.merge(key(row, key), value.applyAsLong(row), Long::sum);
    }
    return sums;
  }

  static String key(NamedCsvRecord row, List<String> columns) {
    return String.join("/", columns.stream().map(row::getField).toList());
  }

  static long whole(NamedCsvRecord row, String column) {
    return Long.parseLong(row.getField(column));
  }

  static long cents(NamedCsvRecord row, String column) {
    return new BigDecimal(row.getField(column)).movePointRight(2).longValueExact();
  }

  /// Debit less credit.
  static long debit(NamedCsvRecord row) {
    return cents(row, "debit_eur") - cents(row, "credit_eur");
  }
}
