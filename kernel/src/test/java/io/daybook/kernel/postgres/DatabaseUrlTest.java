package io.daybook.kernel.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.kernel.config.Secret;
import io.daybook.kernel.failure.FailureException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
  @Test
  void readsWhatLibpqReads() {
    DatabaseUrl expected =
        new DatabaseUrl(
            "my_db",
            6432,
            "ware house",
            "me",
            Secret.of("p@ss:w/rd"),
            Map.of("sslmode", "require"));

    String text = "postgresql://me:p%40ss%3Aw%2Frd@my_db:6432/ware%20house?sslmode=require";

    assertEquals(expected, DatabaseUrl.parse(text));
    assertEquals(text, expected.reveal());
    assertEquals(
        "postgresql://me:***@my_db:6432/ware%20house?sslmode=require", expected.toString());
    assertEquals("jdbc:postgresql://my_db:6432/ware%20house", expected.jdbc());
  }

  @Test
  void fillsInTheUsualHostAndPort() {
    assertEquals(
        "postgresql://me@localhost:5432/x", DatabaseUrl.parse("postgres://me@/x").toString());
    assertEquals(
        "postgresql://me@[::1]:5432/x", DatabaseUrl.parse("postgresql://me@[::1]/x").toString());
  }

  @Test
  void saysWhatItMisses() {
    assertEquals("the database URL does not begin with postgresql://", fact("jdbc:postgresql:x"));
    assertEquals("the database URL names no user", fact("postgresql://db/x"));
    assertEquals("the database URL names no database", fact("postgresql://me@db"));
    assertEquals(
        "the port \"http\" of the database URL is not a number of 1 to 65535",
        fact("postgresql://me@db:http/x"));
  }

  private static String fact(String text) {
    return assertThrows(FailureException.class, () -> DatabaseUrl.parse(text)).failure().fact();
  }
}
