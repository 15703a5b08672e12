package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;

class ClientCheckTest {
  private static final String SLEEPERS =
      "select count(*) from pg_stat_activity where query like 'select pg_sleep%'";

  @Test
  void endsTheQueryOfAProgramThatHasDied() throws Exception {
    try (TestDatabase test = TestDatabase.create();
        Connection connection = test.database().connection();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Void> query =
          CompletableFuture.runAsync(() -> {
            try {
              statement.execute("select pg_sleep(60)");
            } catch (SQLException cut) {
              throw new CompletionException(cut);
            }
          });
      await(() -> test.query(SLEEPERS).equals("1"));

      connection.unwrap(BaseConnection.class).getQueryExecutor().abort();

      await(() -> test.query(SLEEPERS).equals("0"));
      assertThrows(CompletionException.class, query::join);
      assertEquals("0", test.query(SLEEPERS));
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
  }
}
