package io.daybook.etl.task;

import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.TaskEnd;
import java.util.List;
import java.util.UUID;

/// A load that the ledger knows as a run with one task, however it ends.
///
/// @param version of the program
public record RecordedLoad(LoadTask task, String version) {
  private static final Ledger LEDGER = new Ledger();

  /// Loads; a dry run leaves no trace in the ledger either.
  public List<LoadResult> load(LoadRequest request) {
    if (request.dryRun()) {
      return task.load(request);
    }
    Database database = task.database();
    Run run = task.run();
    String name = "load " + request.source();
    UUID taskId =
        database.inTransaction(connection -> {
          LEDGER.startRun(connection, run, name, version);
          return LEDGER.startTask(connection, run, name, request.dates());
        });
    try {
      List<LoadResult> results = task.load(request);
      boolean nothing = results.isEmpty();
      finish(
          taskId,
          nothing ? TaskEnd.nothingToDo("no file, and none is required") : TaskEnd.succeeded(),
          nothing ? 99 : 0);
      return results;
    } catch (FailureException e) {
      finishFailed(taskId, e);
      throw e;
    }
  }

  /// Where the database is gone, the ledger cannot hear of it; the failure itself matters more.
  private void finishFailed(UUID taskId, FailureException failure) {
    try {
      finish(taskId, TaskEnd.failed(failure.failure()), failure.exitCode());
    } catch (FailureException gone) {
      failure.addSuppressed(gone);
    }
  }

  private void finish(UUID taskId, TaskEnd end, int exitCode) {
    task.database()
        .inTransaction(connection -> {
          Outcome outcome = end.outcome();
          LEDGER.finishTask(connection, taskId, end, task.run().now());
          LEDGER.finishRun(connection, task.run(), outcome, exitCode);
          return true;
        });
  }
}
