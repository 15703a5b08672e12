package io.daybook.etl.row;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Delivery.Drift;
import io.daybook.etl.contract.Limits;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.csv.CsvScanner;
import io.daybook.etl.csv.Defect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file's first line says about the rest.
///
/// @param dataSet as this file is read: with the columns that drift adds
/// @param fields of a record
/// @param fieldOf for each column of the data set the field that holds it, -1 where the file lacks
///   it
/// @param refusals what is wrong with the header; the file is read only where there are none
@SuppressWarnings("ArrayRecordComponent") // made once, read only
public record Header(DataSet dataSet, int fields, int[] fieldOf, List<Refusal> refusals) {
  public Header {
    refusals = List.copyOf(refusals);
  }

  /// The header that an empty file has.
  public static Header missing(DataSet dataSet) {
    Refusal refusal =
        new Refusal(RejectCode.MISSING_HEADER, "", "header", "the file has no header line");
    return new Header(dataSet, 0, new int[0], List.of(refusal));
  }

  /// Compares the names of the current record with the contract's: the same, in any order.
  public static Header of(DataSet dataSet, CsvScanner csv) {
    Refusal broken = broken(csv);
    if (broken != null) {
      return new Header(dataSet, 0, new int[0], List.of(broken));
    }
    List<String> names = names(csv);
    List<Refusal> refusals = new ArrayList<>();
    List<Column> columns = new ArrayList<>(dataSet.columns());
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        refusals.add(
            new Refusal(RejectCode.UNKNOWN_HEADER, name, "header", quoted(name) + " stands twice"));
      } else if (dataSet.column(name).isEmpty()) {
        drift(dataSet, name, columns, refusals);
      }
    }
    for (Column column : dataSet.columns()) {
      if (!column.optional() && !seen.contains(column.name())) {
        refusals.add(
            new Refusal(
                RejectCode.MISSING_HEADER,
                column.name(),
                "header",
                "the file has no column " + quoted(column.name())));
      }
    }
    int[] fieldOf = columns.stream().mapToInt(c -> names.indexOf(c.name())).toArray();
    return new Header(dataSet.withColumns(columns), names.size(), fieldOf, refusals);
  }

  private static void drift(
      DataSet dataSet, String name, List<Column> columns, List<Refusal> refusals) {
    Drift drift = dataSet.delivery().onDrift();
    if (drift == Drift.ADD_NULLABLE && !physical(name).isEmpty()) {
      columns.add(
          new Column(
              name,
              physical(name),
              "Not in the contract; added when it first arrived.",
              new ColumnType.Text(),
              false,
              0,
              true,
              "internal",
              Limits.NONE));
    } else if (drift != Drift.IGNORE) {
      refusals.add(
          new Refusal(
              RejectCode.UNKNOWN_HEADER,
              name,
              "header",
              "the contract has no column " + quoted(name)));
    }
  }

  /// A name for the table; empty where there is none.
  private static String physical(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return plain.matches("[a-z][a-z0-9_]{0,62}") ? plain : "";
  }

  private static @Nullable Refusal broken(CsvScanner csv) {
    return csv.defect() == Defect.NONE ? null : RowChecker.defect(csv);
  }

  private static List<String> names(CsvScanner csv) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < csv.fields(); i++) {
      int from = csv.from(i);
      names.add(new String(csv.array(i), from, csv.to(i) - from, StandardCharsets.UTF_8));
    }
    return names;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
