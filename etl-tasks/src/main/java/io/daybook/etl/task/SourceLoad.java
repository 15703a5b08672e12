package io.daybook.etl.task;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Reference;
import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.load.LockTimeout;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.run.DateRange;
import io.daybook.kernel.run.Run;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Load;
import io.daybook.ledger.Partition;
import io.daybook.ledger.PartitionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One source's files of one date (or one file of several dates), inside one transaction: all data
/// sets are judged, parents first; then all become visible, or none. One object, one thread.
final class SourceLoad implements AutoCloseable {
  private final Connection connection;
  private final Contract contract;
  private final DateRange dates;
  private final Run run;
  private final LoadEvents events;
  private final Ledger ledger = new Ledger();
  private final LoadEntry entry;
  private final DayParents parents;
  private final Map<String, String> digests = new HashMap<>();
  private final Set<String> absentSets = new HashSet<>();
  private final List<DataSetLoad> open = new ArrayList<>();
  private final Map<DataSetLoad, Verdict> judged = new LinkedHashMap<>();
  private final List<LoadResult> unchanged = new ArrayList<>();
  private final List<HeaderRefusal> badHeaders = new ArrayList<>();

  /// What is written down about a data set that was judged.
  private record Verdict(String version, Instant startedAt) {}

  /// A file that was refused for its first line.
  private record HeaderRefusal(Offered offered, String version, Instant startedAt) {}

  SourceLoad(
      Connection connection,
      Contracts contracts,
      Contract contract,
      DateRange dates,
      Telling telling) {
    this.connection = connection;
    this.contract = contract;
    this.dates = dates;
    this.run = telling.run();
    this.events = telling.events();
    this.entry = new LoadEntry(contract.source(), run);
    this.parents = new DayParents(contracts);
  }

  /// Who is told, and who tells the time.
  record Telling(Run run, LoadEvents events) {}

  /// Judges every file.
  void judge(List<Offered> files) throws SQLException, IOException {
    lock(files);
    for (Offered offered : files) {
      String blocked = blockedBy(offered.dataSet());
      if (!blocked.isEmpty()) {
        absentSets.add(offered.dataSet().name());
        events.event(
            "skipped",
            offered.dataSet().name() + " is not judged: " + blocked + " is refused",
            Map.of("source", contract.source(), "dataset", offered.dataSet().name()));
        continue;
      }
      judge(offered);
    }
  }

  /// Whether any file was refused.
  boolean refused() {
    return !badHeaders.isEmpty() || open.stream().anyMatch(load -> !load.reasons().isEmpty());
  }

  /// Makes everything visible and writes it down.
  List<LoadResult> publish() throws SQLException, IOException {
    List<LoadResult> results = new ArrayList<>();
    for (Map.Entry<DataSetLoad, Verdict> one : judged.entrySet()) {
      DataSetLoad load = one.getKey();
      load.staging().publish();
      events.event(
          "published", "published " + load.offered().dataSet().name(), opened(load.offered()));
      for (LocalDate date : dates.dates()) {
        Load record =
            entry.loaded(load, date, one.getValue().version(), one.getValue().startedAt());
        ledger.record(connection, record);
        ledger.recordRejects(connection, record.loadId(), load.rejects().of(date));
        results.add(new LoadResult(record, List.of()));
      }
    }
    for (LoadResult result : unchanged) {
      ledger.record(connection, result.load());
      results.add(result);
    }
    return results;
  }

  /// Writes down what was refused, in another transaction than the one that was rolled back.
  List<LoadResult> keepRefused(Connection other) throws IOException {
    List<LoadResult> results = new ArrayList<>();
    for (HeaderRefusal one : badHeaders) {
      Load record =
          entry.refusedHeader(one.offered(), dates.first(), one.version(), one.startedAt());
      ledger.record(other, record);
      ledger.recordRejects(other, record.loadId(), one.offered().rejects());
      results.add(
          new LoadResult(record, one.offered().rejects().stream().map(r -> r.message()).toList()));
    }
    for (Map.Entry<DataSetLoad, Verdict> one : judged.entrySet()) {
      DataSetLoad load = one.getKey();
      if (load.reasons().isEmpty()) {
        continue;
      }
      for (LocalDate date : dates.dates()) {
        Load record =
            entry.refused(load, date, one.getValue().version(), one.getValue().startedAt());
        ledger.record(other, record);
        ledger.recordRejects(other, record.loadId(), load.rejects().of(date));
        results.add(new LoadResult(record, load.reasons()));
      }
    }
    return results;
  }

  private void judge(Offered offered) throws SQLException, IOException {
    Instant startedAt = run.now();
    DataSet dataSet = offered.dataSet();
    String version = contract.version() + parentDigests(dataSet);
    events.event("opened", "opened " + offered.file().uri(), opened(offered));
    if (!offered.header().refusals().isEmpty()) {
      badHeaders.add(new HeaderRefusal(offered, version, startedAt));
      absentSets.add(dataSet.name());
      return;
    }
    if (isUnchanged(offered, version, startedAt)) {
      return;
    }
    Map<LocalDate, UUID> ids = new HashMap<>();
    dates.dates().forEach(date -> ids.put(date, run.newId()));
    DataSetLoad load = new DataSetLoad(connection, offered, dates, ids, events);
    open.add(load);
    judged.put(load, new Verdict(version, startedAt));
    // A data set may be its own parent.
    parents.add(contract.source(), load.staging());
    load.run(parents);
    compareWithRecentDates(load);
    Map<String, Object> counts = opened(offered);
    counts.put("rows_loaded", load.loaded());
    counts.put("rows_rejected", load.rejects().weight());
    events.event(
        "validated",
        "validated %s: %,d good, %,d refused"
            .formatted(dataSet.name(), load.loaded(), load.rejects().weight()),
        counts);
    if (load.reasons().isEmpty()) {
      dates.dates().forEach(d -> digests.put(dataSet.name() + d, load.totals(d).digest()));
    } else {
      absentSets.add(dataSet.name());
    }
  }

  private Map<String, Object> opened(Offered offered) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("source", contract.source());
    fields.put("dataset", offered.dataSet().name());
    fields.put("date", dates.first());
    fields.put("uri", offered.file().uri());
    fields.put("bytes", offered.file().bytes());
    return fields;
  }

  private boolean isUnchanged(Offered offered, String version, Instant startedAt) {
    List<LoadResult> same = new ArrayList<>();
    for (LocalDate date : dates.dates()) {
      PartitionKey key = key(contract.source(), offered.dataSet().name(), date);
      Optional<Load> current = ledger.sameBytes(connection, key, offered.file().sha256(), version);
      if (current.isEmpty()) {
        return false;
      }
      same.add(
          new LoadResult(entry.unchanged(current.get(), offered, version, startedAt), List.of()));
    }
    unchanged.addAll(same);
    return true;
  }

  /// A file far smaller than the same weekday's lately is probably cut off.
  private void compareWithRecentDates(DataSetLoad load) {
    if (dates.days() > 1 || !load.reasons().isEmpty()) {
      return;
    }
    RecentRows.of(ledger, connection, contract.source(), load.staging().dataSet(), dates.first())
        .tooFew(load.loaded())
        .ifPresent(load::refuse);
  }

  /// The digests of the parents' rows, as a suffix of the contract's version: rows that were judged
  /// against other parents are judged again although their own bytes are the same.
  private String parentDigests(DataSet dataSet) {
    StringBuilder all = new StringBuilder();
    for (Reference reference : dataSet.references()) {
      boolean itself =
          reference.source().equals(contract.source())
              && reference.dataSet().equals(dataSet.name());
      if (reference.warning() || itself) {
        continue;
      }
      for (LocalDate date : dates.dates()) {
        all.append(parentDigest(reference, date));
      }
    }
    if (all.isEmpty()) {
      return "";
    }
    UUID hash = UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    return "." + hash.toString().replace("-", "").substring(0, 12);
  }

  private String parentDigest(Reference reference, LocalDate date) {
    boolean ours = reference.source().equals(contract.source());
    String staged = ours ? digests.get(reference.dataSet() + date) : null;
    if (staged != null) {
      return staged;
    }
    PartitionKey key = key(reference.source(), reference.dataSet(), date);
    return ledger.partition(connection, key).map(Partition::digest).orElseThrow(() -> absent(key));
  }

  private static FailureException absent(PartitionKey key) {
    return new FailureException(
        new Failure.Unavailable(
            "LOAD-003",
            key + " is not loaded, and this source looks its parents up there",
            Location.NONE,
            "load it first: daybook load " + key.source() + " --date " + key.date()));
  }

  private String blockedBy(DataSet dataSet) {
    return dataSet.references().stream()
        .filter(r -> r.source().equals(contract.source()) && absentSets.contains(r.dataSet()))
        .map(Reference::dataSet)
        .findFirst()
        .orElse("");
  }

  /// Own partitions first, then those of parents in other sources, always in the same order: two
  /// loads of one date wait for each other, loads of different dates do not.
  private void lock(List<Offered> files) throws SQLException {
    LockTimeout.set(connection);
    Set<PartitionKey> keys = new LinkedHashSet<>();
    for (LocalDate date : dates.dates()) {
      files.forEach(f -> keys.add(key(contract.source(), f.dataSet().name(), date)));
      files.stream()
          .flatMap(f -> f.dataSet().references().stream())
          .filter(r -> !r.warning() && !r.source().equals(contract.source()))
          .sorted(Comparator.comparing(Reference::parent))
          .forEach(r -> keys.add(key(r.source(), r.dataSet(), date)));
    }
    keys.forEach(key -> ledger.lock(connection, key));
  }

  private static PartitionKey key(String source, String dataSet, LocalDate date) {
    return new PartitionKey(source, dataSet, date);
  }

  @Override
  public void close() throws SQLException, IOException {
    for (DataSetLoad load : open) {
      load.close();
    }
  }
}
