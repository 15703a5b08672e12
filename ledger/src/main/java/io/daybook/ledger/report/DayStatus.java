package io.daybook.ledger.report;

import io.daybook.ledger.CheckResult;
import io.daybook.ledger.LoadState;
import io.daybook.ledger.ModelRun;
import io.daybook.ledger.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the ledger knows of one business date: loaded, refused, built, tested, published. Of
/// everything that was done several times, the last time counts.
///
/// @param tasks the last run of each task whose dates include this one
public record DayStatus(
    LocalDate date,
    List<Dataset> datasets,
    List<Task> tasks,
    List<Model> models,
    List<Check> checks,
    Published published) {
  public DayStatus {
    datasets = List.copyOf(datasets);
    tasks = List.copyOf(tasks);
    models = List.copyOf(models);
    checks = List.copyOf(checks);
  }

  /// The last file that was judged for a data set, and what is loaded.
  ///
  /// @param state of that file; a refused one leaves what was loaded before
  /// @param rowsLoaded what the partition holds now
  /// @param rowsRejected of that file
  /// @param offers how many files were offered so far, unchanged ones included
  public record Dataset(
      String source,
      String dataset,
      UUID loadId,
      LoadState state,
      String uri,
      long rowsLoaded,
      long rowsRejected,
      long offers,
      List<Reason> reasons) {
    public Dataset {
      reasons = List.copyOf(reasons);
    }
  }

  /// How many records were refused under a code.
  public record Reason(String code, long records) {}

  /// A task.
  ///
  /// @param outcome empty while it runs, and for ever where it was killed
  public record Task(String task, Optional<Outcome> outcome, String code, String message) {}

  /// A model.
  public record Model(String node, String relation, ModelRun.State state, String message) {}

  /// A test.
  public record Check(
      String node, String model, CheckResult.State state, long failures, String message) {}

  /// What analysts saw change.
  ///
  /// @param last empty where nothing was published
  public record Published(long relations, Optional<Instant> last) {}
}
