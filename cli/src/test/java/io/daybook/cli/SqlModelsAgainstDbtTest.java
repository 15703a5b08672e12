package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.cli.conformance.Differences;
import io.daybook.cli.conformance.Relations;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.ledger.LedgerSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sql-models/` built from the same loaded days in two databases, in one by us and in the other by
/// dbt-core of PyPI; then each once more over what the other left. Every relation and the status of
/// every node are the same; nothing is left out. A fourth day is half loaded: neither takes it,
/// until its last source comes and what stands below that one is built.
@Tag("slow")
class SqlModelsAgainstDbtTest {
  private static final int FEWEST_RELATIONS = 70;
  private static final int FEWEST_NODES = 380;
  private static final int FEWEST_NODES_BELOW_FINANCE = 150;
  private static final String HALF = "2026-04-03";

  /// Kind, columns in order with type and description, indexes, rights and description, then the
  /// number of rows and a hash of them that does not depend on their order. A view is what it says.
  private static final String DIGEST =
      """
      select
        c.relkind,
        coalesce(array_to_string(c.relacl, ' '), ''),
        coalesce(obj_description(c.oid), ''),
        (select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                  a.attnotnull, col_description(c.oid, a.attnum)), ', ' order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
        (select count(*) from pg_index i where i.indrelid = c.oid),
        coalesce(pg_get_viewdef(c.oid), ''),
        (select count(*) from RELATION),
        (select md5(coalesce(string_agg(t::text, chr(10) order by t::text collate "C"), ''))
          from RELATION t)
      from pg_class c where c.oid = 'RELATION'::regclass\
      """;

  @TempDir Path home;

  @Test
  void bothBuildTheSameAnewAndOverWhatTheOtherLeft() throws Exception {
    try (TestDatabase one = TestDatabase.create("three_days", this::load);
        TestDatabase other = TestDatabase.create("three_days", this::load)) {
      build(one, other, FEWEST_NODES);
      compare(one, other);
      build(other, one, FEWEST_NODES);
      compare(other, one);

      assertEquals("0|0", theHalfDay(one));
      loadTheRest(one.url());
      loadTheRest(other.url());
      build(one, other, FEWEST_NODES_BELOW_FINANCE, "--select", "source:finance+");
      assertNotEquals("0|0", theHalfDay(one));
      assertEquals(theHalfDay(one), theHalfDay(other));
    }
  }

  private void build(TestDatabase ours, TestDatabase theirs, int fewestNodes, String... selection)
      throws IOException, InterruptedException {
    daybook(
        ours.url(),
        with(selection, "models", "build", "--project-dir", project(), "--target-path", at("us")));
    dbt(
        theirs.url(),
        with(selection, "build", "--target-path", at("dbt"), "--log-path", at("logs")));

    SortedMap<String, String> expected = statuses("dbt");
    assertTrue(expected.size() >= fewestNodes, expected.size() + " nodes");
    assertEquals(List.of(), Differences.between(expected, statuses("us")));
  }

  private static void compare(TestDatabase ours, TestDatabase theirs) {
    SortedMap<String, String> expected = Relations.of(theirs, DIGEST);
    assertTrue(expected.size() >= FEWEST_RELATIONS, expected.size() + " relations");
    assertEquals(List.of(), Differences.between(expected, Relations.of(ours, DIGEST)));
  }

  private void load(DatabaseUrl database) {
    String first = "2026-03-31";
    String last = "2026-04-02";
    LedgerSchema.migrate(database);
    daybook(database, "generate", "--from", first, "--to", HALF, "--scale", "0.02");
    for (String source : List.of("sales", "operations", "finance", "invoices")) {
      daybook(database, "load", source, "--from", first, "--to", last);
    }
    daybook(database, "load", "sales", "--date", HALF);
  }

  private void loadTheRest(DatabaseUrl database) {
    daybook(database, "load", "operations", "--date", HALF);
    daybook(database, "load", "finance", "--date", HALF);
  }

  /// Its orders in the marts, and what they are worth.
  private static String theHalfDay(TestDatabase database) {
    return database.query(
        "select count(*), coalesce(sum(order_value_eur), 0) from marts.fct_orders"
            + " where order_date = '"
            + HALF
            + "'");
  }

  private static String[] with(String[] selection, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(selection)).toArray(String[]::new);
  }

  private void daybook(DatabaseUrl database, String... words) {
    Map<String, String> environment =
        Map.of(
            "DAYBOOK_DATABASE_URL", database.reveal(),
            "DAYBOOK_DATA_DIR", at("data"),
            "DAYBOOK_CONTRACTS_DIR", Checkout.root().resolve("contracts").toString());
    Invocation invocation = Invocation.daybook(environment, words);
    assertEquals(0, invocation.exitCode(), invocation.story());
  }

  private void dbt(DatabaseUrl database, String... words) throws IOException, InterruptedException {
    Peer peer = new Peer(home);
    List<Object> command = new ArrayList<>(List.of(peer.dbt().resolve("dbt")));
    command.addAll(List.of(words));
    command.addAll(List.of("--project-dir", project(), "--profiles-dir", project()));
    Map<String, String> environment =
        Map.of(
            "DAYBOOK_DB_HOST", database.host(),
            "DAYBOOK_DB_PORT", String.valueOf(database.port()),
            "DAYBOOK_DB_USER", database.user(),
            "DAYBOOK_DB_PASSWORD", database.password().reveal(),
            "DAYBOOK_DB_NAME", database.database());
    peer.run(environment, command.toArray());
  }

  private SortedMap<String, String> statuses(String target) throws IOException {
    SortedMap<String, String> statuses = new TreeMap<>();
    Path results = home.resolve(target).resolve("run_results.json");
    for (JsonNode result : new ObjectMapper().readTree(results.toFile()).get("results")) {
      statuses.put(
          result.get("unique_id").asText(),
          result.get("status").asText() + " " + result.get("failures").asText());
    }
    return statuses;
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  private static String project() {
    return Checkout.root().resolve("sql-models").toString();
  }
}
