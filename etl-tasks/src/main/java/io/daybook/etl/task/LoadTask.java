package io.daybook.etl.task;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.load.RawTables;
import io.daybook.etl.source.S3Settings;
import io.daybook.etl.source.SourceFile;
import io.daybook.etl.source.Store;
import io.daybook.etl.source.Stores;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.PartitionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads a source's files of some dates: find them, check them, enter them, write it down.
///
/// @param contracts of all sources, because parents may stand in another one
/// @param run that the ledger knows already
public record LoadTask(
    Database database, Contracts contracts, S3Settings s3, Run run, LoadEvents events) {

  /// Loads. Dates are entered one after the other, each in a transaction of its own; one file of
  /// several dates in one transaction.
  ///
  /// @return one result for each data set and date; empty where there was nothing to do
  /// @throws FailureException BadData where a file was refused, Unavailable where one is missing
  public List<LoadResult> load(LoadRequest request) {
    Contract contract = contracts.of(request.source());
    List<LoadResult> results = new ArrayList<>();
    if (!request.fromUri().isEmpty()) {
      try (Store store = Stores.open(folderOf(request.fromUri()), s3)) {
        String name = request.fromUri().substring(request.fromUri().lastIndexOf('/') + 1);
        SourceFile file = store.find(name).orElseThrow(() -> missing(store.uri(name)));
        List<Offered> files = List.of(offered(dataSetOf(contract, name), file));
        return enter(contract, request.dates(), files, request.dryRun());
      }
    }
    try (Store store = Stores.open(request.inbox(), s3)) {
      for (LocalDate date : request.dates().dates()) {
        List<Offered> files = find(contract, date, store);
        if (!files.isEmpty()) {
          results.addAll(enter(contract, DateRange.of(date), files, request.dryRun()));
        }
      }
    }
    return results;
  }

  private List<Offered> find(Contract contract, LocalDate date, Store store) {
    List<Offered> files = new ArrayList<>();
    List<Failure> missing = new ArrayList<>();
    for (DataSet dataSet : contract.dataSets()) {
      String path = dataSet.delivery().path(date);
      Optional<SourceFile> file = store.find(path);
      if (file.isPresent()) {
        files.add(offered(dataSet, file.get()));
      } else if (dataSet.delivery().isDue(date)) {
        missing.addAll(missing(store.uri(path)).failures());
      }
    }
    if (!missing.isEmpty()) {
      throw new FailureException(missing);
    }
    return files;
  }

  private List<LoadResult> enter(
      Contract contract, DateRange dates, List<Offered> files, boolean dryRun) {
    // One piece: what is kept and what is undone stand in one transaction and are read best
    // together.
    if (!dryRun) {
      List<DataSet> readable =
          files.stream()
              .filter(f -> f.header().refusals().isEmpty())
              .map(f -> f.header().dataSet())
              .toList();
      database.inTransaction(connection -> ensure(connection, withAllOthers(readable)));
    }
    List<LoadResult> results = new ArrayList<>();
    List<LoadResult> refused =
        database.inTransaction(connection -> {
          try (SourceLoad load = sourceLoad(connection, contract, dates)) {
            if (dryRun) {
              ensure(connection, files.stream().map(f -> f.header().dataSet()).toList());
            }
            load.judge(files);
            if (!load.refused()) {
              results.addAll(load.publish());
            }
            if (load.refused() || dryRun) {
              connection.rollback();
            }
            return load.refused() ? keep(load, dryRun) : List.of();
          } catch (IOException | UncheckedIOException e) {
            throw unreadable(files, e);
          }
        });
    List<LoadResult> told = refused.isEmpty() ? results : refused;
    told.forEach(result -> events.event("result", result.text(), result.fields()));
    if (!refused.isEmpty()) {
      files.forEach(this::propose);
      throw refusal(refused);
    }
    return results;
  }

  private void propose(Offered offered) {
    ContractProposal.of(offered.header())
        .ifPresent(diff ->
            events.event(
                "proposal",
                "if the sender means it, the contract changes so:\n" + diff,
                Map.of("dataset", offered.dataSet().name(), "diff", diff)));
  }

  /// Every data set of every contract has its table from the first load on, if empty: models over
  /// all sources can be built on a day on which one of them has not delivered yet.
  private List<DataSet> withAllOthers(List<DataSet> readable) {
    Map<String, DataSet> tables = new LinkedHashMap<>();
    for (Contract contract : contracts.all()) {
      contract.dataSets().forEach(dataSet -> tables.put(Ddl.table(dataSet), dataSet));
    }
    readable.forEach(dataSet -> tables.put(Ddl.table(dataSet), dataSet));
    return List.copyOf(tables.values());
  }

  private SourceLoad sourceLoad(Connection connection, Contract contract, DateRange dates) {
    return new SourceLoad(
        connection, contracts, contract, dates, new SourceLoad.Telling(run, events));
  }

  private static boolean ensure(Connection connection, List<DataSet> dataSets) throws SQLException {
    new RawTables(connection).ensure(dataSets);
    return true;
  }

  /// The load is rolled back by now; what was refused is kept all the same.
  private List<LoadResult> keep(SourceLoad load, boolean dryRun) {
    return database.inTransaction(connection -> {
      try {
        List<LoadResult> kept = load.keepRefused(connection);
        if (dryRun) {
          connection.rollback();
        }
        return kept;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static Offered offered(DataSet dataSet, SourceFile file) {
    try {
      return Offered.of(dataSet, file);
    } catch (IOException e) {
      throw unreadable(file.uri(), e);
    }
  }

  private static String folderOf(String uri) {
    int slash = uri.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : uri.substring(0, slash);
  }

  private static DataSet dataSetOf(Contract contract, String file) {
    String stem = file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    Optional<DataSet> named = contract.dataSet(stem);
    if (named.isPresent() || contract.dataSets().size() == 1) {
      return named.orElse(contract.dataSets().getFirst());
    }
    throw new FailureException(
        new Failure.Usage(
            "LOAD-002",
            "the source " + contract.source() + " has no data set " + stem,
            Location.NONE,
            "name the file after one of "
                + String.join(", ", contract.dataSets().stream().map(DataSet::name).toList())));
  }

  private static FailureException refusal(List<LoadResult> refused) {
    return new FailureException(
        refused.stream()
            .map(result ->
                new Failure.BadData(
                    "LOAD-005",
                    result.load().partition()
                        + " is refused: "
                        + String.join("; ", result.reasons()),
                    Location.file(result.load().file().uri()),
                    "daybook rejects show "
                        + which(result.load().partition())
                        + " shows the refused rows; correct the file and load again"))
            .toList());
  }

  private static String which(PartitionKey key) {
    return "--source " + key.source() + " --dataset " + key.dataset() + " --date " + key.date();
  }

  private static FailureException missing(String uri) {
    return new FailureException(
        new Failure.Unavailable(
            "LOAD-001",
            "the file has not arrived",
            Location.file(uri),
            "try again when it is there; arrival: optional in the contract makes it optional"));
  }

  private static FailureException unreadable(List<Offered> files, Exception e) {
    return unreadable(files.getFirst().file().uri(), e);
  }

  private static FailureException unreadable(String uri, Exception e) {
    return new FailureException(
        new Failure.Unavailable(
            "LOAD-012",
            "reading failed: " + e,
            Location.file(uri),
            "try again; look whether the disk or the store is healthy"),
        e);
  }
}
