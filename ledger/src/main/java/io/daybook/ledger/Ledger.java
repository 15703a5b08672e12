package io.daybook.ledger;

import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The ledger's book-keeper. Every method works in the caller's transaction: what it writes is kept
/// or lost together with the data it speaks of. It keeps no state and may be shared.
///
/// Events are only added. A caller that loads a partition takes {@link #lock} first, asks {@link
/// #sameBytes}, and ends with {@link #record(Connection, Load)}, all in one transaction.
public final class Ledger {

  /// Opens a run.
  ///
  /// @param command the words after `daybook`, without secrets
  /// @param version of the program
  public void startRun(Connection connection, Run run, String command, String version) {
    RunEntries.startRun(connection, run.id(), command, version, run.now());
  }

  /// Closes a run, once.
  public void finishRun(Connection connection, Run run, Outcome outcome, int exitCode) {
    RunEntries.finishRun(connection, run.id(), outcome, exitCode, run.now());
  }

  /// Opens a task of a run.
  ///
  /// @param task such as `load sales`
  /// @return its id
  public UUID startTask(Connection connection, Run run, String task, DateRange dates) {
    UUID id = run.newId();
    RunEntries.startTask(connection, id, run.id(), task, new RunEntries.Period(dates, run.now()));
    return id;
  }

  /// Closes a task, once.
  public void finishTask(Connection connection, UUID taskRunId, TaskEnd end, Instant at) {
    RunEntries.finishTask(connection, taskRunId, end, at);
  }

  /// Waits until nobody else loads this partition; held until the transaction ends. How long to
  /// wait is the caller's `lock_timeout`.
  ///
  /// @throws io.daybook.kernel.failure.FailureException Unavailable where that was too short
  public void lock(Connection connection, PartitionKey key) {
    LoadEntries.lock(connection, key);
  }

  /// What is loaded now.
  public Optional<Partition> partition(Connection connection, PartitionKey key) {
    return LoadEntries.partition(connection, key);
  }

  /// All that is loaded now under these dates, by source, data set and date.
  public List<Partition> partitions(Connection connection, DateRange dates) {
    return LoadEntries.partitions(connection, dates);
  }

  /// The load that is current under the key, if it was made of the same bytes under the same
  /// version of the contract: then there is nothing to do.
  public Optional<Load> sameBytes(
      Connection connection, PartitionKey key, String sha256, String contractVersion) {
    return LoadEntries.sameBytes(connection, key, sha256, contractVersion);
  }

  /// One load by its id.
  public Optional<Load> load(Connection connection, UUID loadId) {
    return LoadEntries.load(connection, loadId);
  }

  /// Writes down a load. One that is loaded or empty becomes the partition, and supersedes the one
  /// that was.
  public void record(Connection connection, Load load) {
    LoadEntries.record(connection, load);
  }

  /// Keeps refused records, by one COPY on this connection.
  ///
  /// @param rejects read once, in order, as they are written
  /// @return how many
  public long recordRejects(Connection connection, UUID loadId, Iterable<Reject> rejects) {
    return RejectEntries.record(connection, loadId, rejects.iterator());
  }

  /// Writes down models that were built, or were not.
  public void recordModels(Connection connection, List<ModelRun> runs) {
    ModelEntries.recordModels(connection, runs);
  }

  /// Writes down what tests said.
  public void recordChecks(Connection connection, List<CheckResult> results) {
    ModelEntries.recordChecks(connection, results);
  }

  /// Writes down what analysts see from now on.
  public void recordPublications(Connection connection, List<Publication> publications) {
    ModelEntries.recordPublications(connection, publications);
  }
}
