package io.daybook.etl.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that make a data set's table in schema `raw`.
public final class Ddl {
  private Ddl() {}

  /// Creates the table: the contract's columns, then where each row came from. Its statements end
  /// with semicolons.
  public static String of(DataSet dataSet) {
    List<String> lines = new ArrayList<>();
    for (Column column : dataSet.columns()) {
      lines.add("    " + column(column));
    }
    lines.add("    _partition_date date not null");
    lines.add("    _load_id uuid not null");
    lines.add("    _record bigint not null");
    lines.add("    _line bigint not null");
    String partitions =
        dataSet.partitioning().grain() == Partitioning.Grain.DAY
            ? "\n) partition by list (_partition_date);\n"
            : "\n);\ncreate index if not exists "
                + quoted(dataSet.table() + "_date")
                + " on "
                + table(dataSet)
                + " (_partition_date);\n";
    String key = dataSet.uniqueAcross().isEmpty() ? "" : keyTableDdl(dataSet);
    return "create table if not exists "
        + table(dataSet)
        + " (\n"
        + String.join(",\n", lines)
        + partitions
        + key
        + comments(dataSet);
  }

  /// `raw.sales__orders`.
  public static String table(DataSet dataSet) {
    return "raw." + quoted(dataSet.table());
  }

  /// The table of the keys that are unique over all dates: `raw.sales__orders__keys`.
  public static String keyTable(DataSet dataSet) {
    return "raw." + quoted(dataSet.table() + "__keys");
  }

  /// The definition of a column.
  public static String column(Column column) {
    return quoted(column.physicalName())
        + " "
        + column.type().sql()
        + (column.required() ? " not null" : "");
  }

  /// A name between double quotes where it is not a plain one.
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// Keys that are unique over all dates are looked up here.
  private static String keyTableDdl(DataSet dataSet) {
    List<Column> key = dataSet.uniqueAcross().stream().map(dataSet::knownColumn).toList();
    String columns = key.stream().map(Ddl::column).collect(Collectors.joining(", "));
    String names =
        key.stream().map(c -> quoted(c.physicalName())).collect(Collectors.joining(", "));
    return "create table if not exists "
        + keyTable(dataSet)
        + " ("
        + columns
        + ", _partition_date date not null, primary key ("
        + names
        + "));\ncreate index if not exists "
        + quoted(dataSet.table() + "__keys_date")
        + " on "
        + keyTable(dataSet)
        + " (_partition_date);\n";
  }

  private static String comments(DataSet dataSet) {
    StringBuilder out = new StringBuilder();
    out.append("comment on table ").append(table(dataSet)).append(" is ");
    out.append(text(dataSet.description())).append(";\n");
    for (Column column : dataSet.columns()) {
      out.append("comment on column ").append(table(dataSet)).append('.');
      out.append(quoted(column.physicalName())).append(" is ");
      out.append(text(column.description())).append(";\n");
    }
    return out.toString();
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
