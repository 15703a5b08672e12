package io.daybook.ledger.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.ledger.Entries;
import io.daybook.ledger.TestLedger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private final TestDatabase test = TestLedger.create();

  /// Two files of a date and a third that is the second again; each model and test twice.
  @BeforeEach
  void entries() {
    test.execute(
        "insert into daybook.run (run_id, command, version, started_at)"
            + " values (gen_random_uuid(), 'demo', '0', now())",
        """
        insert into daybook.load_run (load_id, run_id, source, dataset, partition_date, uri, bytes,
            sha256, contract_version, rows_read, rows_loaded, rows_rejected, digest,
            digest_algorithm, state, started_at, finished_at)
        select gen_random_uuid(), run_id, 'sales', 'orders', '2026-01-01', file, 1, file, '1', 2,
            case file when 'third' then 0 else 1 end, 1, 'd', 'a',
            case file when 'third' then 'unchanged' else 'loaded' end, at, at
        from daybook.run, (values ('first', timestamptz '2026-01-02'), ('second', '2026-01-03'),
            ('third', '2026-01-04')) as files (file, at)
        order by at\
        """,
        """
        insert into daybook.reject (load_id, record, line, byte_offset, raw, rule, code, message)
        select load_id, 1, 2, 3, 'x', 'r', 'bad-type', uri from daybook.load_run\
        """,
        """
        insert into daybook.model_run (model_run_id, run_id, node, relation, materialization,
            partition_date, state, started_at, finished_at)
        select gen_random_uuid(), run_id, 'model.a', 'marts.a', 'table', date, 'success', at, at
        from daybook.run, (values (date '2026-01-01', timestamptz '2026-01-02'),
            ('2026-01-01', '2026-01-03'), (null, '2026-01-02')) as builds (date, at)\
        """,
        """
        insert into daybook.check_result (check_result_id, run_id, node, model, partition_date,
            severity, state, started_at, finished_at)
        select gen_random_uuid(), run_id, 'test.a', 'model.a', partition_date, 'error', 'pass',
            started_at, finished_at
        from daybook.model_run\
        """,
        """
        insert into daybook.publication (publication_id, run_id, node, relation, partition_date,
            published_at)
        select gen_random_uuid(), run_id, node, relation, partition_date, finished_at
        from daybook.model_run\
        """);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void forgetsWhatWasSupersededAndKeepsTheLastWordOnEveryDate() {
    assertEquals(
        List.of(
            new Retention.Forgotten("refused records of replaced files", 1),
            new Retention.Forgotten("results of models built again since", 1),
            new Retention.Forgotten("results of tests run again since", 1),
            new Retention.Forgotten("publications followed by another", 1)),
        forgetAll());

    assertEquals(
        "second, third",
        test.query("select string_agg(message, ', ' order by message)" + " from daybook.reject"));
    assertEquals("2026-01-02, 2026-01-03", times("model_run", "finished_at"));
    assertEquals("2026-01-02, 2026-01-03", times("check_result", "finished_at"));
    assertEquals("2026-01-02, 2026-01-03", times("publication", "published_at"));
    assertEquals("3", test.query("select count(*) from daybook.load_run"));
    assertEquals(
        List.of(0L, 0L, 0L, 0L), forgetAll().stream().map(Retention.Forgotten::count).toList());
  }

  @Test
  void forgetsNothingThatIsYounger() {
    List<Retention.Forgotten> forgotten =
        test.database()
            .inTransaction(connection ->
                Retention.forget(connection, java.time.Instant.parse("2026-01-01T00:00:00Z")));

    assertEquals(List.of(0L, 0L, 0L, 0L), forgotten.stream().map(f -> f.count()).toList());
  }

  private List<Retention.Forgotten> forgetAll() {
    return test.database().inTransaction(connection -> Retention.forget(connection, Entries.NOW));
  }

  private String times(String table, String column) {
    return test.query(
        "select string_agg(("
            + column
            + " at time zone 'utc')::date::text, ', ' order by "
            + column
            + ") from daybook."
            + table);
  }
}
