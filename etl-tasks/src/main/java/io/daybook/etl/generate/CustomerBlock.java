package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Company;
import io.daybook.etl.generate.replay.CustomerReplay;
import io.daybook.etl.generate.replay.Replay;
import io.daybook.etl.generate.replay.Sums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rows of a few hundred customers in a row, kept in memory until it is their turn in the
/// files. Filled by one thread, read by another.
final class CustomerBlock implements RowWriter.Target {
  private final Map<Key, Part> parts = new LinkedHashMap<>();

  private record Key(DataSet dataSet, int day) {}

  private record Part(ByteArrayOutputStream bytes, CsvRows rows) {}

  private CustomerBlock() {}

  /// Replays the customers from one place to another (exclusive).
  static CustomerBlock replay(Company company, Replay replay, Sums sums, int from, int to) {
    CustomerBlock block = new CustomerBlock();
    CustomerReplay customers = replay.customers(sums, new RowWriter(block));
    for (int i = from; i < to; i++) {
      customers.run(company.customer(i));
    }
    block.parts.values().forEach(part -> part.rows().flush());
    return block;
  }

  @Override
  public CsvRows rows(DataSet dataSet, int day) {
    return parts.computeIfAbsent(new Key(dataSet, day), _ -> begin()).rows();
  }

  private static Part begin() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    return new Part(bytes, CsvRows.part(bytes));
  }

  void appendTo(DayFiles files) throws IOException {
    for (Map.Entry<Key, Part> entry : parts.entrySet()) {
      Key key = entry.getKey();
      files.append(key.dataSet(), key.day(), entry.getValue().bytes().toByteArray());
    }
  }
}
