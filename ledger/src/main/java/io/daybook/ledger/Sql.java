package io.daybook.ledger;

import io.daybook.kernel.postgres.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// How this room speaks to the database: jOOQ on the caller's connection, enums in the words of the
/// schema (`NOTHING_TO_DO` is `nothing-to-do`), the driver's exceptions as failures. For this room
/// only.
public final class Sql {
  private Sql() {}

  /// Asks, and answers.
  public static <T> T on(Connection connection, Function<DSLContext, T> question) {
    try {
      return question.apply(DSL.using(connection, SQLDialect.POSTGRES));
    } catch (DataAccessException failed) {
      throw failed.getCause() instanceof SQLException cause ? SqlFailures.of(cause) : failed;
    }
  }

  /// As the schema has it.
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Back from the schema's word.
  public static <E extends Enum<E>> E value(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
