package io.daybook.etl.task;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.GroupCheck;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.csv.CsvScanner;
import io.daybook.etl.csv.Defect;
import io.daybook.etl.load.Copying;
import io.daybook.etl.load.Late;
import io.daybook.etl.load.Parents;
import io.daybook.etl.load.SetChecks;
import io.daybook.etl.load.Staging;
import io.daybook.etl.load.Totals;
import io.daybook.etl.row.Refusal;
import io.daybook.etl.row.Row;
import io.daybook.etl.row.RowChecker;
import io.daybook.kernel.run.DateRange;
import io.daybook.ledger.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Takes one file into its staging table: row by row, then as a whole. Afterwards it knows what the
/// rows come to, which were refused, and whether the file is. One object, one thread, one
/// connection in a transaction.
final class DataSetLoad implements AutoCloseable {
  private static final int PROGRESS = 1 << 16;

  /// Rows that broke only a rule and wait for what the keys of other dates say.
  private static final int WAITING = 10_000;

  private final Connection connection;
  private final Offered offered;
  private final DateRange dates;
  private final Map<LocalDate, UUID> loadIds;
  private final LoadEvents events;
  private final DataSet dataSet;
  private final RejectSpool rejects = new RejectSpool();
  private final Map<String, Set<List<String>>> incomplete = new HashMap<>();
  private final Map<Long, Waiting> waiting = new TreeMap<>();
  private final List<String> reasons = new ArrayList<>();
  private final Staging staging;
  private final RowChecker checker;
  private final Copying copying;

  private record Waiting(LocalDate date, Reject reject, List<String> key) {}

  /// The staging table is made and COPY begins.
  DataSetLoad(
      Connection connection,
      Offered offered,
      DateRange dates,
      Map<LocalDate, UUID> loadIds,
      LoadEvents events)
      throws SQLException {
    this.connection = connection;
    this.offered = offered;
    this.dates = dates;
    this.loadIds = loadIds;
    this.events = events;
    this.dataSet = offered.header().dataSet();
    this.checker = new RowChecker(offered.header(), dates);
    this.staging = new Staging(connection, dataSet, dates, loadId(dates.first()));
    staging.create();
    this.copying = Copying.into(staging, connection, loadIds);
  }

  Staging staging() {
    return staging;
  }

  Offered offered() {
    return offered;
  }

  RejectSpool rejects() {
    return rejects;
  }

  /// What a date's accepted rows come to.
  Totals totals(LocalDate date) {
    return copying.of(date);
  }

  /// The id of a date's load.
  UUID loadId(LocalDate date) {
    return Objects.requireNonNull(loadIds.get(date));
  }

  /// Why the whole file is refused; empty where it is not.
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  /// Adds a reason to refuse the file.
  void refuse(String reason) {
    reasons.add(reason);
  }

  /// How many rows were accepted.
  long loaded() {
    return dates.dates().stream().mapToLong(date -> copying.of(date).rows()).sum();
  }

  /// Reads and judges everything.
  void run(Parents parents) throws SQLException, IOException {
    readRows();
    SetChecks checks = new SetChecks(connection, staging, parents);
    refuseLate(checks.refuseRows());
    settleWaiting(checks);
    long rejected = rejects.weight();
    long read = loaded() + rejected;
    if (read == 0 && !dataSet.delivery().emptyAllowed()) {
      reasons.add("the file has no rows");
    }
    BigDecimal limit = dataSet.delivery().maxRejectPercent();
    if (BigDecimal.valueOf(rejected * 100).compareTo(limit.multiply(BigDecimal.valueOf(read)))
        > 0) {
      reasons.add(
          "%,d of %,d rows are refused (%s), more than %s percent"
              .formatted(rejected, read, rejects.codes(), limit.toPlainString()));
    }
    if (reasons.isEmpty()) {
      reasons.addAll(checks.refuseFile(incomplete));
    }
  }

  private void readRows() throws SQLException, IOException {
    try (InputStream in = offered.file().open()) {
      CsvScanner csv = scanner(in);
      while (csv.next()) {
        Refusal refusal = checker.check(csv);
        if (refusal == null) {
          copying.write(checker.row(), csv.record(), csv.line());
        } else {
          refuse(csv, refusal);
        }
        if (csv.record() % PROGRESS == 0) {
          events.progress("%s: %,d rows".formatted(dataSet.table(), csv.record()));
        }
      }
    }
    copying.finish();
  }

  private CsvScanner scanner(InputStream in) throws IOException {
    CsvScanner csv = new CsvScanner(in, dataSet.delivery().csv());
    csv.next();
    return csv;
  }

  private void refuse(CsvScanner csv, Refusal refusal) throws IOException {
    if (isWhole(refusal)) {
      for (GroupCheck check : SetChecks.fileChecks(dataSet)) {
        incomplete.computeIfAbsent(check.name(), _ -> new HashSet<>()).add(values(csv, check.by()));
      }
    }
    LocalDate date = checker.row().partitionDate();
    if (checker.brokeRuleOnly() && !dataSet.uniqueAcross().isEmpty() && waiting.size() < WAITING) {
      List<String> key = values(csv, dataSet.uniqueAcross());
      waiting.put(csv.record(), new Waiting(date, RejectSpool.reject(csv, refusal), key));
      return;
    }
    rejects.add(date, csv, refusal);
  }

  /// Whether the record has all its fields, so that it can be trusted to say what it belonged to.
  /// One that was cut off is no excuse for an incomplete group.
  private static boolean isWhole(Refusal refusal) {
    return refusal.code() != RejectCode.COLUMN_COUNT && refusal.code() != RejectCode.UNCLOSED_QUOTE;
  }

  /// The texts of some columns, as far as the record has them.
  private List<String> values(CsvScanner csv, List<String> columns) {
    List<String> values = new ArrayList<>();
    for (String name : columns) {
      Column column = dataSet.knownColumn(name);
      int field = offered.header().fieldOf()[dataSet.columns().indexOf(column)];
      boolean there = field >= 0 && field < csv.fields() && csv.defect() == Defect.NONE;
      values.add(
          there
              ? new String(
                  csv.array(field),
                  csv.from(field),
                  csv.to(field) - csv.from(field),
                  StandardCharsets.UTF_8)
              : "");
    }
    return values;
  }

  /// The raw bytes of rows that were good by themselves are fetched from the file again.
  private void refuseLate(List<Late> found) throws IOException {
    if (found.isEmpty()) {
      return;
    }
    Map<Long, Late> late = new HashMap<>();
    List<GroupCheck> checks = SetChecks.fileChecks(dataSet);
    for (Late one : found) {
      late.put(one.record(), one);
      for (int i = 0; i < checks.size(); i++) {
        incomplete
            .computeIfAbsent(checks.get(i).name(), _ -> new HashSet<>())
            .add(one.groups().get(i));
      }
    }
    try (InputStream in = offered.file().open()) {
      CsvScanner csv = scanner(in);
      while (csv.next()) {
        Late one = late.get(csv.record());
        if (one != null) {
          Refusal changed = checker.check(csv);
          Row row = checker.row();
          rejects.add(row.partitionDate(), csv, changed == null ? one.refusal() : changed);
          copying.forget(row);
        }
      }
    }
  }

  private void settleWaiting(SetChecks checks) throws SQLException, IOException {
    Map<Long, List<String>> keys = new TreeMap<>();
    waiting.forEach((record, one) -> keys.put(record, one.key()));
    Set<Long> held = checks.heldByOtherDates(keys);
    for (Map.Entry<Long, Waiting> entry : waiting.entrySet()) {
      Reject reject = entry.getValue().reject();
      if (held.contains(entry.getKey())) {
        List<String> columns = dataSet.uniqueAcross();
        Refusal more =
            SetChecks.ofOtherDate(
                columns.size() == 1 ? columns.getFirst() : "",
                '"' + String.join(", ", entry.getValue().key()) + "\" is held by another date");
        reject =
            new Reject(
                reject.record(),
                reject.line(),
                reject.byteOffset(),
                reject.raw(),
                more.column(),
                more.rule(),
                more.code().text(),
                more.message());
      }
      rejects.add(entry.getValue().date(), reject, 1);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    rejects.close();
    copying.close();
  }
}
