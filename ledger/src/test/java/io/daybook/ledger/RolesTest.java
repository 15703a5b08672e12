package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.config.Secret;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String FORBIDDEN = "42501";
  private static final String CANCELLED = "57014";
  private static final String READ_ONLY = "25006";

  private final TestDatabase test = TestLedger.create();
  private final String ann = "ann_" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void anAnalystAndAMart() {
    test.execute(
        "create table raw.sales__orders (order_id int)",
        "call daybook.add_analyst('" + ann + "', '300 ms')",
        "alter role " + ann + " password 'tulip'",
        "set role daybook_models",
        "create table marts.fct_orders as select 7 as order_id",
        "create table staging.stg_sales__orders as select 7 as order_id",
        "reset role");
  }

  @AfterEach
  void close() {
    test.execute("drop owned by " + ann, "drop role " + ann);
    test.close();
  }

  @Test
  void anAnalystReadsMartsThatWereMadeLater() {
    assertEquals("7", asAnalyst("select order_id from marts.fct_orders"));
    assertEquals("7", asAnalyst("select order_id from fct_orders"));
  }

  @Test
  void anAnalystReadsNothingElse() {
    assertEquals(FORBIDDEN, asAnalyst("select * from raw.sales__orders"));
    assertEquals(FORBIDDEN, asAnalyst("select * from staging.stg_sales__orders"));
    assertEquals(FORBIDDEN, asAnalyst("select * from daybook.partition"));
    assertEquals(FORBIDDEN, asAnalyst("select * from daybook.reject"));
  }

  @Test
  void anAnalystWritesNothing() {
    assertEquals(READ_ONLY, asAnalyst("delete from marts.fct_orders"));
    assertEquals(FORBIDDEN, asAnalyst("set transaction read write; delete from fct_orders"));
    assertEquals(FORBIDDEN, asAnalyst("set transaction read write; create table marts.x ()"));
    assertEquals(FORBIDDEN, asAnalyst("call daybook.add_analyst('eve')"));
  }

  @Test
  void anAnalystsLongStatementIsCancelled() {
    assertEquals("300ms", asAnalyst("show statement_timeout"));
    assertEquals(CANCELLED, asAnalyst("select pg_sleep(10)"));
  }

  @Test
  void theLoaderReadsNoMart() {
    assertEquals(FORBIDDEN, as("daybook_loader", "select * from marts.fct_orders"));
    assertEquals("", as("daybook_loader", "create table raw.x (a int)"));
  }

  @Test
  void theModelsReadRawAndThePartitionsButWriteNeither() {
    assertEquals("0", as("daybook_models", "select count(*) from raw.sales__orders"));
    assertEquals("0", as("daybook_models", "select count(*) from daybook.partition"));
    assertEquals(FORBIDDEN, as("daybook_models", "delete from daybook.partition"));
    assertEquals(FORBIDDEN, as("daybook_models", "insert into raw.sales__orders values (1)"));
    as("daybook_loader", "create table raw.later (a int)");
    assertEquals("0", as("daybook_models", "select count(*) from raw.later"));
  }

  @Test
  void aReaderReadsTheLedgerAndNothingElse() {
    assertEquals("0", as("daybook_reader", "select count(*) from daybook.load_run"));
    assertEquals("0", as("daybook_reader", "select count(*) from daybook.reject_status"));
    assertEquals(FORBIDDEN, as("daybook_reader", "insert into daybook.run values (null)"));
    assertEquals(FORBIDDEN, as("daybook_reader", "select * from raw.sales__orders"));
    assertEquals(FORBIDDEN, as("daybook_reader", "select * from marts.fct_orders"));
    assertEquals(FORBIDDEN, as("daybook_reader", "call daybook.add_reader('eve')"));
  }

  @Test
  void aReadersLoginWritesNothingAndIsCancelled() {
    String bob = ann.replace("ann", "bob");
    test.execute(
        "call daybook.add_reader('" + bob + "', '300 ms')",
        "alter role " + bob + " password 'tulip'");

    assertEquals("0", asLogin(bob, "select count(*) from partition"));
    assertEquals(READ_ONLY, asLogin(bob, "delete from partition"));
    assertEquals(CANCELLED, asLogin(bob, "select pg_sleep(10)"));
    test.execute("drop owned by " + bob, "drop role " + bob);
  }

  private String asAnalyst(String sql) {
    return asLogin(ann, sql);
  }

  private String asLogin(String login, String sql) {
    DatabaseUrl url = test.url().as(login, Secret.of("tulip"));
    try (Database database = Database.open(url, 1);
        Connection connection = database.connection()) {
      return answer(connection, sql);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private String as(String role, String sql) {
    return test.database()
        .inTransaction(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("set local role " + role);
          }
          String answer = answer(connection, sql);
          if (!answer.equals(FORBIDDEN)) {
            connection.createStatement().execute("reset role");
          }
          return answer;
        });
  }

  /// The first value, or the SQLSTATE of the refusal.
  private static String answer(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    } catch (SQLException refused) {
      return String.valueOf(refused.getSQLState());
    }
  }
}
