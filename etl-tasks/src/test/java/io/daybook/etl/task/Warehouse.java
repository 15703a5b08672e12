package io.daybook.etl.task;

import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.source.S3Settings;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.TestLedger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A fresh warehouse with its ledger, and an inbox on disk.
final class Warehouse implements AutoCloseable {
  static final Path CONTRACTS = Path.of("..", "contracts");

  final TestDatabase test = TestLedger.create();
  final List<String> events = new ArrayList<>();
  final Path inbox;
  S3Settings s3 = new S3Settings("", "us-east-1");
  Contracts contracts = Contracts.read(CONTRACTS);

  Warehouse(Path inbox) {
    this.inbox = inbox;
  }

  /// Loads a source's files of one date, as a run of its own.
  List<LoadResult> load(String source, String date) {
    return load(
        new LoadRequest(source, DateRange.of(LocalDate.parse(date)), inbox.toString(), "", false));
  }

  List<LoadResult> load(LoadRequest request) {
    Run run = Run.start();
    test.database()
        .inTransaction(connection -> {
          new Ledger().startRun(connection, run, "load " + request.source(), "test");
          return true;
        });
    return new LoadTask(test.database(), contracts, s3, run, new Recorder()).load(request);
  }

  String query(String sql) {
    return test.query(sql);
  }

  /// Every data set and date with its digest, as the ledger has it.
  String digests() {
    return query(
        "select source, dataset, partition_date, rows_loaded, digest from daybook.partition"
            + " order by 1, 2, 3");
  }

  @Override
  public void close() {
    test.close();
  }

  private final class Recorder implements LoadEvents {
    @Override
    public void event(String name, String message, Map<String, ?> fields) {
      events.add(name + ": " + message);
    }

    @Override
    public void progress(String text) {
      events.add("progress: " + text);
    }
  }
}
