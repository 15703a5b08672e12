package io.daybook.models.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.kernel.run.Run;
import io.daybook.models.compile.Story;
import io.daybook.models.graph.Graph;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds a small project on a real PostgreSQL and looks at what stands there afterwards.
class RunnerTest {
  private final TestDatabase database = TestDatabase.create();
  private final Map<String, String> statuses = new TreeMap<>();
  private final Map<String, String> messages = new TreeMap<>();

  @TempDir private Path target;

  @AfterEach
  void close() {
    database.close();
  }

  private int run(Task task, String... flags) {
    DatabaseUrl url = database.url();
    Map<String, Object> said = new TreeMap<>(Map.of("target_path", target.toString()));
    for (String flag : flags) {
      said.put(flag, true);
    }
    Invocation invocation =
        new Invocation(
            Path.of("src/test/projects/shop").toAbsolutePath(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(
                "SHOP_HOST", url.host(),
                "SHOP_PORT", String.valueOf(url.port()),
                "SHOP_USER", url.user(),
                "SHOP_PASSWORD", url.password().reveal(),
                "SHOP_DATABASE", url.database()),
            Fields.of(said),
            Run.start());
    Project project = Project.open(invocation);
    Manifest manifest = Parser.parse(project);
    Graph graph = Graph.of(manifest);
    Runner.Report report =
        new Runner(project, manifest, graph, new Silent())
            .run(task, Selector.ALL.select(manifest, graph));
    statuses.clear();
    messages.clear();
    for (Outcome outcome : report.outcomes()) {
      statuses.put(outcome.node().name(), outcome.status().key());
      messages.put(outcome.node().name(), String.valueOf(outcome.message()));
    }
    return report.exitCode();
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.database().connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @BeforeEach
  void build() {
    assertEquals(1, run(Task.BUILD));
  }

  @Test
  void seedsHaveTheTypesThatDbtInfers() {
    List<String> types =
        rows(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'shop' and table_name = 'orders' order by ordinal_position");

    assertEquals(
        List.of(
            "id|integer",
            "customer|text",
            "amount|double precision",
            "ordered_on|date",
            "paid|boolean",
            "note|text"),
        types);
    assertEquals(
        List.of("1|null", "2|two\nlines", "3|null"), rows("select id, note from shop.orders"));
    assertEquals("INSERT 3", messages.get("orders"));
  }

  @Test
  void relationsStandUnderTheirNamesOnly() {
    List<String> relations =
        rows(
            "select relname, relkind from pg_class where relnamespace = 'shop'::regnamespace"
                + " and relkind in ('r', 'v') order by 1");

    assertEquals(
        List.of("customers|r", "daily|r", "doubled|r", "ended|r", "orders|r", "stg_orders|v"),
        relations);
    assertEquals("CREATE VIEW", messages.get("stg_orders"));
    assertEquals("SELECT 2", messages.get("customers"));
    assertEquals(
        List.of("1"), rows("select count(*) from pg_indexes where tablename = 'customers'"));
  }

  @Test
  void aFailureSkipsWhatHangsOnIt() {
    assertEquals("error", statuses.get("broken"));
    assertEquals("skipped", statuses.get("after_broken"));
    assertTrue(
        messages
            .get("broken")
            .startsWith(
                """
                Database Error in model broken (models/broken.sql)
                  column "nothing" does not exist
                  LINE\
                """),
        messages.get("broken"));
  }

  @Test
  void testsTellWhatTheyFound() {
    assertEquals("pass", statuses.get("unique_stg_orders_id"));
    assertEquals("warn", statuses.get("not_null_stg_orders_amount"));
    assertEquals(
        "Got 1 result, configured to warn if != 0", messages.get("not_null_stg_orders_amount"));
    assertEquals("fail", statuses.get("accepted_values_customers_customer__ada"));
    assertEquals("pass", statuses.get("no_future_orders"));
  }

  @Test
  void macrosAndMaterializationsOfTheProjectAreUsed() {
    assertEquals(List.of("25", "14"), rows("select amount from shop.doubled order by 1 desc"));
    assertEquals("SELECT 2", messages.get("doubled"));
  }

  @Test
  void incrementalModelsTakeNewRowsOnly() {
    rows(
        "with gone as (delete from shop.daily where ordered_on = '2026-11-01' returning 1) select 1");
    run(Task.RUN);

    assertEquals(
        List.of("2026-11-02|2"), rows("select ordered_on, orders from shop.daily order by 1"));
    assertEquals("INSERT 0 1", messages.get("daily"));

    run(Task.RUN, "full_refresh");

    assertEquals(
        List.of("2026-11-01|1", "2026-11-02|2"),
        rows("select ordered_on, orders from shop.daily order by 1"));
  }

  private static final class Silent implements Story {
    @Override
    public void info(String line) {}

    @Override
    public void debug(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void print(String text) {}
  }
}
