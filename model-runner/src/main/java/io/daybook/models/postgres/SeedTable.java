package io.daybook.models.postgres;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.postgres.ResultTable.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A seed's CSV with the column types that dbt infers: of number, date, timestamp, boolean and text
/// the first that fits every value of the column.
public final class SeedTable {
  private SeedTable() {}

  /// Reads a seed.
  ///
  /// @param file how a person names it, for failures
  /// @param textColumns columns whose type the project gives; they stay as written
  public static ResultTable read(
      String file, String text, char delimiter, Set<String> textColumns) {
    List<List<String>> records = CsvText.records(text, delimiter);
    List<String> names = names(records.isEmpty() ? List.of() : records.getFirst());
    List<List<String>> body = records.isEmpty() ? List.of() : records.subList(1, records.size());
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      kinds.add(textColumns.contains(names.get(i)) ? Kind.TEXT : infer(body, i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>(body.size());
    for (int number = 0; number < body.size(); number++) {
      rows.add(row(file, number, body.get(number), kinds));
    }
    return new ResultTable(names, kinds, rows);
  }

  /// The column type that dbt creates for a column of a table.
  public static String columnType(ResultTable table, int column) {
    return switch (table.kinds().get(column)) {
      case INTEGER -> "integer";
      case NUMBER -> hasFraction(table.column(column)) ? "float8" : "integer";
      case DATE -> "date";
      case DATE_TIME -> "timestamp without time zone";
      case BOOLEAN -> "boolean";
      case TEXT -> "text";
    };
  }

  private static boolean hasFraction(List<@Nullable Object> values) {
    for (Object value : values) {
      if (value instanceof BigDecimal number && number.stripTrailingZeros().scale() > 0) {
        return true;
      }
    }
    return false;
  }

  private static List<@Nullable Object> row(
      String file, int number, List<String> record, List<Kind> kinds) {
    if (record.size() > kinds.size()) {
      throw new FailureException(
          new Failure.BadData(
              "MODEL-RUNTIME",
              "Row %d has %d values, but Table only has %d columns."
                  .formatted(number, record.size(), kinds.size()),
              Location.file(file, number + 2L, 0),
              "quote values that hold the delimiter"));
    }
    List<@Nullable Object> row = new ArrayList<>(kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      row.add(i < record.size() ? SeedValue.cast(kinds.get(i), record.get(i)) : null);
    }
    return row;
  }

  /// The 1st is `a`, the 27th `aa`, the 53rd `aaa`, as dbt's reader has it.
  private static String letters(int index) {
    return String.valueOf((char) ('a' + index % 26)).repeat(index / 26 + 1);
  }

  /// Empty names become letters, repeated ones get a number.
  private static List<String> names(List<String> header) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? letters(i) : header.get(i);
      int count = seen.merge(name, 1, Integer::sum);
      names.add(count == 1 ? name : name + "_" + count);
    }
    return names;
  }

  private static Kind infer(List<List<String>> body, int column) {
    EnumSet<Kind> possible = EnumSet.allOf(Kind.class);
    for (List<String> record : body) {
      if (column >= record.size()) {
        continue;
      }
      String value = record.get(column);
      possible.removeIf(kind -> !SeedValue.fits(kind, value));
      if (possible.size() == 1) {
        break;
      }
    }
    return possible.iterator().next();
  }

  /// The values of a table in the text form of COPY. Numbers of a whole-number column are written
  /// without a fraction, whatever spelling the file has.
  public static String copyText(ResultTable table, List<String> types) {
    StringBuilder out = new StringBuilder();
    for (List<@Nullable Object> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          out.append('\t');
        }
        append(out, row.get(i), types.get(i).toLowerCase(Locale.ROOT).equals("integer"));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value, boolean whole) {
    if (value == null) {
      out.append("\\N");
      return;
    }
    if (value instanceof BigDecimal number) {
      out.append(whole ? number.stripTrailingZeros().toPlainString() : number.toString());
      return;
    }
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
  }
}
