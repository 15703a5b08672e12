package io.daybook.models.postgres;

import io.daybook.models.postgres.ResultTable.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

/// Turns what came over the wire (text of known types) into the values that macros see.
final class Fetched {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter();
  private static final DateTimeFormatter TIMESTAMP_TZ =
      new DateTimeFormatterBuilder().append(TIMESTAMP).appendOffset("+HH:mm", "+00").toFormatter();

  private Fetched() {}

  /// The rows of one statement.
  static ResultTable table(Field[] fields, List<Tuple> tuples) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : fields) {
      String name = field.getColumnLabel();
      int count = seen.merge(name, 1, Integer::sum);
      names.add(count == 1 ? name : name + "_" + count);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>(tuples.size());
    boolean[] filled = new boolean[fields.length];
    for (Tuple tuple : tuples) {
      List<@Nullable Object> row = new ArrayList<>(fields.length);
      for (int i = 0; i < fields.length; i++) {
        Object value = value(fields[i].getOID(), tuple.get(i));
        filled[i] |= value != null;
        row.add(value);
      }
      rows.add(row);
    }
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      kinds.add(filled[i] ? kind(fields[i].getOID()) : Kind.INTEGER);
    }
    return new ResultTable(names, kinds, rows);
  }

  private static @Nullable Object value(int type, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return switch (type) {
        case TypeOid.BOOL -> text.equals("t");
        case TypeOid.INT2, TypeOid.INT4, TypeOid.INT8, TypeOid.OID -> whole(text);
        case TypeOid.NUMERIC -> new BigDecimal(text);
        case TypeOid.FLOAT4, TypeOid.FLOAT8 -> decimal(Double.parseDouble(text), text);
        case TypeOid.DATE -> LocalDate.parse(text);
        case TypeOid.TIMESTAMP -> LocalDateTime.parse(text, TIMESTAMP);
        case TypeOid.TIMESTAMPTZ -> OffsetDateTime.parse(text, TIMESTAMP_TZ);
        case TypeOid.JSON, TypeOid.JSONB -> JsonText.normal(text);
        default -> TypeOid.isArray(type) ? JsonText.ofArray(text, TypeOid.isNumeric(type)) : text;
      };
    } catch (NumberFormatException | DateTimeException e) {
      return text; // NaN, infinity, a year before Christ: no such value in the table library either
    }
  }

  private static Object whole(String text) {
    BigInteger number = new BigInteger(text);
    return number.bitLength() < 64 ? (Object) number.longValueExact() : number;
  }

  /// dbt makes a decimal of a float's shortest text: 1.0 stays `1.0`.
  private static Object decimal(double number, String text) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return text;
    }
    boolean plain = number == Math.rint(number) && Math.abs(number) < 1e16;
    return new BigDecimal(plain && !text.contains(".") ? text + ".0" : text);
  }

  private static Kind kind(int type) {
    return switch (type) {
      case TypeOid.BOOL -> Kind.BOOLEAN;
      case TypeOid.INT2, TypeOid.INT4, TypeOid.INT8, TypeOid.OID -> Kind.INTEGER;
      case TypeOid.NUMERIC, TypeOid.FLOAT4, TypeOid.FLOAT8 -> Kind.NUMBER;
      case TypeOid.DATE -> Kind.DATE;
      case TypeOid.TIMESTAMP, TypeOid.TIMESTAMPTZ -> Kind.DATE_TIME;
      default -> Kind.TEXT;
    };
  }
}
