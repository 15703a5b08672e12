package io.daybook.ledger;

import static io.daybook.ledger.jooq.Tables.LOAD_RUN;
import static io.daybook.ledger.jooq.Tables.PARTITION;

import io.daybook.kernel.failure.Rendering;
import io.daybook.kernel.run.DateRange;
import io.daybook.ledger.jooq.tables.records.LoadRunRecord;
import io.daybook.ledger.jooq.tables.records.PartitionRecord;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// Loads, and the partitions that follow from them.
final class LoadEntries {
  private LoadEntries() {}

  static void lock(Connection connection, PartitionKey key) {
    Sql.on(
        connection,
        sql ->
            sql.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                DSL.val("daybook partition " + key)));
  }

  static Optional<Partition> partition(Connection connection, PartitionKey key) {
    return Sql.on(connection, sql -> find(sql, key)).map(LoadEntries::partition);
  }

  static List<Partition> partitions(Connection connection, DateRange dates) {
    return Sql.on(
        connection,
        sql ->
            sql.selectFrom(PARTITION)
                .where(PARTITION.PARTITION_DATE.between(dates.first(), dates.last()))
                .orderBy(PARTITION.SOURCE, PARTITION.DATASET, PARTITION.PARTITION_DATE)
                .fetch(LoadEntries::partition));
  }

  static Optional<Load> sameBytes(
      Connection connection, PartitionKey key, String sha256, String contractVersion) {
    return Sql.on(
        connection,
        sql ->
            sql.select(LOAD_RUN.fields())
                .from(PARTITION)
                .join(LOAD_RUN)
                .on(LOAD_RUN.LOAD_ID.eq(PARTITION.LOAD_ID))
                .where(is(key))
                .and(LOAD_RUN.SHA256.eq(sha256))
                .and(LOAD_RUN.CONTRACT_VERSION.eq(contractVersion))
                .fetchOptional(row -> load(row.into(LOAD_RUN), Map.of())));
  }

  static Optional<Load> load(Connection connection, UUID loadId) {
    return Sql.on(
        connection,
        sql ->
            sql.selectFrom(LOAD_RUN)
                .where(LOAD_RUN.LOAD_ID.eq(loadId))
                .fetchOptional(row -> load(row, controlSums(sql, loadId))));
  }

  static void record(Connection connection, Load load) {
    Sql.on(
        connection,
        sql -> {
          Optional<UUID> current = find(sql, load.partition()).map(PartitionRecord::getLoadId);
          LoadRunRecord row = row(sql, load);
          if (load.becomesCurrent()) {
            row.setSupersedes(current.orElse(null));
          }
          row.insert();
          return load.becomesCurrent() ? makeCurrent(sql, load) : 0;
        });
  }

  private static int makeCurrent(DSLContext sql, Load load) {
    return sql.insertInto(PARTITION)
        .set(PARTITION.SOURCE, load.partition().source())
        .set(PARTITION.DATASET, load.partition().dataset())
        .set(PARTITION.PARTITION_DATE, load.partition().date())
        .set(PARTITION.LOAD_ID, load.loadId())
        .set(PARTITION.ROWS_LOADED, load.rows().loaded())
        .set(PARTITION.DIGEST, load.digest())
        .set(PARTITION.LOADED_AT, load.finishedAt())
        .onConflict(PARTITION.SOURCE, PARTITION.DATASET, PARTITION.PARTITION_DATE)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static LoadRunRecord row(DSLContext sql, Load load) {
    LoadRunRecord row = sql.newRecord(LOAD_RUN);
    row.setLoadId(load.loadId());
    row.setRunId(load.runId());
    row.setSource(load.partition().source());
    row.setDataset(load.partition().dataset());
    row.setPartitionDate(load.partition().date());
    row.setUri(load.file().uri());
    row.setObjectVersion(
        load.file().objectVersion().isEmpty() ? null : load.file().objectVersion());
    row.setBytes(load.file().bytes());
    row.setSha256(load.file().sha256());
    row.setContractVersion(load.contractVersion());
    row.setRowsRead(load.rows().read());
    row.setRowsLoaded(load.rows().loaded());
    row.setRowsRejected(load.rows().rejected());
    row.setControlSums(JSONB.valueOf(json(load.controlSums())));
    row.setDigest(load.digest());
    row.setDigestAlgorithm(load.digestAlgorithm());
    row.setState(Sql.word(load.state()));
    row.setStartedAt(load.startedAt());
    row.setFinishedAt(load.finishedAt());
    return row;
  }

  private static Optional<PartitionRecord> find(DSLContext sql, PartitionKey key) {
    return sql.selectFrom(PARTITION).where(is(key)).fetchOptional();
  }

  private static Condition is(PartitionKey key) {
    return PARTITION
        .SOURCE
        .eq(key.source())
        .and(PARTITION.DATASET.eq(key.dataset()))
        .and(PARTITION.PARTITION_DATE.eq(key.date()));
  }

  private static Partition partition(PartitionRecord row) {
    PartitionKey key = new PartitionKey(row.getSource(), row.getDataset(), row.getPartitionDate());
    return new Partition(
        key, row.getLoadId(), row.getRowsLoaded(), row.getDigest(), row.getLoadedAt());
  }

  private static Load load(LoadRunRecord row, Map<String, BigDecimal> controlSums) {
    return new Load(
        row.getLoadId(),
        row.getRunId(),
        new PartitionKey(row.getSource(), row.getDataset(), row.getPartitionDate()),
        new OfferedFile(
            row.getUri(),
            Objects.requireNonNullElse(row.getObjectVersion(), ""),
            row.getBytes(),
            row.getSha256()),
        row.getContractVersion(),
        new RowCounts(row.getRowsRead(), row.getRowsLoaded(), row.getRowsRejected()),
        controlSums,
        row.getDigest(),
        row.getDigestAlgorithm(),
        Sql.value(LoadState.class, row.getState()),
        row.getStartedAt(),
        row.getFinishedAt());
  }

  /// The database takes its own JSON apart, so that this room needs no parser.
  private static Map<String, BigDecimal> controlSums(DSLContext sql, UUID loadId) {
    return sql.resultQuery(
            """
            select sums.key, sums.value::numeric
            from daybook.load_run, jsonb_each_text(control_sums) as sums
            where load_id = {0}\
            """,
            DSL.val(loadId))
        .fetchMap(row -> row.get(0, String.class), row -> row.get(1, BigDecimal.class));
  }

  private static String json(Map<String, BigDecimal> sums) {
    return new TreeMap<>(sums)
        .entrySet().stream()
            .map(sum -> Rendering.quoted(sum.getKey()) + ":" + sum.getValue().toPlainString())
            .collect(Collectors.joining(",", "{", "}"));
  }
}
