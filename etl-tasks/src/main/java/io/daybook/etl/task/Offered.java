package io.daybook.etl.task;

import io.daybook.etl.contract.DataSet;
import io.daybook.etl.csv.CsvScanner;
import io.daybook.etl.row.Header;
import io.daybook.etl.row.Refusal;
import io.daybook.etl.source.SourceFile;
import io.daybook.ledger.OfferedFile;
import io.daybook.ledger.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/// A file that was found for a data set, and what its first line says.
///
/// @param rejects of the first line; empty where it is good
record Offered(DataSet dataSet, SourceFile file, Header header, List<Reject> rejects) {
  Offered {
    rejects = List.copyOf(rejects);
  }

  /// Reads the first line.
  static Offered of(DataSet dataSet, SourceFile file) throws IOException {
    try (InputStream in = Files.newInputStream(file.local())) {
      CsvScanner csv = new CsvScanner(in, dataSet.delivery().csv());
      if (csv.next()) {
        Header header = Header.of(dataSet, csv);
        List<Reject> rejects = header.refusals().isEmpty() ? List.of() : List.of(all(csv, header));
        return new Offered(dataSet, file, header, rejects);
      }
      Header header = Header.missing(dataSet);
      Refusal refusal = header.refusals().getFirst();
      Reject reject =
          new Reject(
              0, 1, 0, new byte[0], "", refusal.rule(), refusal.code().text(), refusal.message());
      return new Offered(dataSet, file, header, List.of(reject));
    }
  }

  /// The first line is refused once, with everything that is wrong with it.
  private static Reject all(CsvScanner csv, Header header) {
    Refusal first = header.refusals().getFirst();
    String message =
        header.refusals().stream().map(Refusal::message).collect(Collectors.joining("; "));
    return RejectSpool.reject(
        csv, new Refusal(first.code(), first.column(), first.rule(), message));
  }

  /// As the ledger names it.
  OfferedFile entry() {
    return new OfferedFile(file.uri(), file.version(), file.bytes(), file.sha256());
  }
}
