package io.daybook.ledger;

import static io.daybook.ledger.jooq.Tables.CHECK_RESULT;
import static io.daybook.ledger.jooq.Tables.MODEL_RUN;
import static io.daybook.ledger.jooq.Tables.PUBLICATION;

import io.daybook.ledger.jooq.tables.records.CheckResultRecord;
import io.daybook.ledger.jooq.tables.records.ModelRunRecord;
import io.daybook.ledger.jooq.tables.records.PublicationRecord;
import java.sql.Connection;
import java.util.List;

/// What the model runner did: models, tests, publications.
final class ModelEntries {
  private ModelEntries() {}

  static void recordModels(Connection connection, List<ModelRun> runs) {
    Sql.on(
        connection,
        sql -> sql.batchInsert(runs.stream().map(ModelEntries::row).toList()).execute());
  }

  static void recordChecks(Connection connection, List<CheckResult> results) {
    Sql.on(
        connection,
        sql -> sql.batchInsert(results.stream().map(ModelEntries::row).toList()).execute());
  }

  static void recordPublications(Connection connection, List<Publication> publications) {
    Sql.on(
        connection,
        sql -> sql.batchInsert(publications.stream().map(ModelEntries::row).toList()).execute());
  }

  private static ModelRunRecord row(ModelRun run) {
    ModelRunRecord row = MODEL_RUN.newRecord();
    row.setModelRunId(run.modelRunId());
    row.setRunId(run.runId());
    row.setNode(run.node());
    row.setRelation(run.relation());
    row.setMaterialization(run.materialization());
    row.setPartitionDate(run.date());
    row.setState(Sql.word(run.state()));
    row.setRowsAffected(run.rowsAffected());
    row.setMessage(run.message());
    row.setStartedAt(run.startedAt());
    row.setFinishedAt(run.finishedAt());
    return row;
  }

  private static CheckResultRecord row(CheckResult result) {
    CheckResultRecord row = CHECK_RESULT.newRecord();
    row.setCheckResultId(result.checkResultId());
    row.setRunId(result.runId());
    row.setNode(result.node());
    row.setModel(result.model());
    row.setPartitionDate(result.date());
    row.setSeverity(Sql.word(result.severity()));
    row.setState(Sql.word(result.state()));
    row.setFailures(result.failures());
    row.setMessage(result.message());
    row.setStartedAt(result.startedAt());
    row.setFinishedAt(result.finishedAt());
    return row;
  }

  private static PublicationRecord row(Publication publication) {
    PublicationRecord row = PUBLICATION.newRecord();
    row.setPublicationId(publication.publicationId());
    row.setRunId(publication.runId());
    row.setNode(publication.node());
    row.setRelation(publication.relation());
    row.setPartitionDate(publication.date());
    row.setPublishedAt(publication.publishedAt());
    return row;
  }
}
