package io.daybook.ledger.report;

import static io.daybook.ledger.jooq.Tables.LOAD_RUN;
import static io.daybook.ledger.jooq.Tables.REJECT;
import static io.daybook.ledger.jooq.Tables.REJECT_STATUS;

import io.daybook.ledger.PartitionKey;
import io.daybook.ledger.Reject;
import io.daybook.ledger.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// What `daybook rejects` asks.
final class RejectQuestions {
  private static final int FETCH_SIZE = 1_000;

  private RejectQuestions() {}

  /// In one piece: it is one query.
  static List<RejectCount> counts(Connection connection, RejectFilter filter) {
    Field<Integer> records = DSL.countDistinct(REJECT.RECORD);
    return Sql.on(
        connection,
        sql ->
            sql.select(
                    LOAD_RUN.SOURCE,
                    LOAD_RUN.DATASET,
                    LOAD_RUN.PARTITION_DATE,
                    LOAD_RUN.LOAD_ID,
                    LOAD_RUN.URI,
                    REJECT_STATUS.STATUS,
                    REJECT.COLUMN_NAME,
                    REJECT.CODE,
                    records)
                .from(REJECT)
                .join(LOAD_RUN)
                .on(LOAD_RUN.LOAD_ID.eq(REJECT.LOAD_ID))
                .join(REJECT_STATUS)
                .on(REJECT_STATUS.REJECT_ID.eq(REJECT.REJECT_ID))
                .where(matches(filter))
                .groupBy(
                    LOAD_RUN.SOURCE,
                    LOAD_RUN.DATASET,
                    LOAD_RUN.PARTITION_DATE,
                    LOAD_RUN.LOAD_ID,
                    LOAD_RUN.ENTRY,
                    LOAD_RUN.URI,
                    REJECT_STATUS.STATUS,
                    REJECT.COLUMN_NAME,
                    REJECT.CODE)
                .orderBy(
                    LOAD_RUN.PARTITION_DATE,
                    LOAD_RUN.SOURCE,
                    LOAD_RUN.DATASET,
                    LOAD_RUN.ENTRY,
                    records.desc(),
                    REJECT.CODE,
                    REJECT.COLUMN_NAME)
                .fetch(row -> count(row, row.get(records))));
  }

  /// In the order of the files' lines; read by a cursor, so that a million of them need no memory.
  static void each(
      Connection connection, RejectFilter filter, long most, Consumer<KeptReject> reader) {
    Sql.on(
        connection,
        sql -> {
          try (Cursor<Record> rows =
              sql.select(REJECT.fields())
                  .select(LOAD_RUN.SOURCE, LOAD_RUN.DATASET, LOAD_RUN.PARTITION_DATE, LOAD_RUN.URI)
                  .from(REJECT)
                  .join(LOAD_RUN)
                  .on(LOAD_RUN.LOAD_ID.eq(REJECT.LOAD_ID))
                  .join(REJECT_STATUS)
                  .on(REJECT_STATUS.REJECT_ID.eq(REJECT.REJECT_ID))
                  .where(matches(filter))
                  .orderBy(
                      LOAD_RUN.PARTITION_DATE,
                      LOAD_RUN.SOURCE,
                      LOAD_RUN.DATASET,
                      LOAD_RUN.ENTRY,
                      REJECT.RECORD,
                      REJECT.REJECT_ID)
                  .limit(most)
                  .fetchSize(FETCH_SIZE)
                  .fetchLazy()) {
            rows.forEach(row -> reader.accept(kept(row)));
            return true;
          }
        });
  }

  private static Condition matches(RejectFilter filter) {
    Condition condition = DSL.noCondition();
    if (filter.source() != null) {
      condition = condition.and(LOAD_RUN.SOURCE.eq(filter.source()));
    }
    if (filter.dataset() != null) {
      condition = condition.and(LOAD_RUN.DATASET.eq(filter.dataset()));
    }
    if (filter.dates() != null) {
      condition =
          condition.and(
              LOAD_RUN.PARTITION_DATE.between(filter.dates().first(), filter.dates().last()));
    }
    return filter.replacedToo() ? condition : condition.and(REJECT_STATUS.STATUS.eq("open"));
  }

  private static RejectCount count(Record row, long records) {
    return new RejectCount(
        key(row),
        row.get(LOAD_RUN.LOAD_ID),
        row.get(LOAD_RUN.URI),
        row.get(REJECT_STATUS.STATUS).equals("open"),
        Objects.requireNonNullElse(row.get(REJECT.COLUMN_NAME), ""),
        row.get(REJECT.CODE),
        records);
  }

  private static KeptReject kept(Record row) {
    return new KeptReject(
        key(row),
        row.get(REJECT.LOAD_ID),
        row.get(LOAD_RUN.URI),
        new Reject(
            row.get(REJECT.RECORD),
            row.get(REJECT.LINE),
            row.get(REJECT.BYTE_OFFSET),
            row.get(REJECT.RAW),
            Objects.requireNonNullElse(row.get(REJECT.COLUMN_NAME), ""),
            row.get(REJECT.RULE),
            row.get(REJECT.CODE),
            row.get(REJECT.MESSAGE)));
  }

  private static PartitionKey key(Record row) {
    return new PartitionKey(
        row.get(LOAD_RUN.SOURCE), row.get(LOAD_RUN.DATASET), row.get(LOAD_RUN.PARTITION_DATE));
  }
}
