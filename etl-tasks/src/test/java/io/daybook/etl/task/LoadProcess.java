package io.daybook.etl.task;

import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.source.S3Settings;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/// Loads `sales` in a process of its own, so that a test can kill it.
final class LoadProcess {
  private LoadProcess() {}

  public static void main(String[] arguments) {
    String inbox = arguments[0];
    DateRange date = DateRange.of(LocalDate.parse(arguments[1]));
    try (Database database = Database.open(DatabaseUrl.parse(System.getenv("LOAD_URL")), 2)) {
      LoadTask task =
          new LoadTask(
              database,
              Contracts.read(Path.of("..", "contracts")),
              new S3Settings("", "us-east-1"),
              Run.start(),
              new Silence());
      new RecordedLoad(task, "test").load(new LoadRequest("sales", date, inbox, "", false));
    }
  }

  private static final class Silence implements LoadEvents {
    @Override
    public void event(String name, String message, Map<String, ?> fields) {
      // nobody listens
    }

    @Override
    public void progress(String text) {
      // nobody watches
    }
  }
}
