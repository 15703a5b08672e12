package io.daybook.etl.load;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.etl.contract.Partitioning;
import io.daybook.kernel.run.DateRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A data set's new rows in a table that nobody else sees before the transaction commits. A new
/// date of a partitioned table becomes a partition as it is; a date that is there already is
/// replaced row by row, which readers never see half done.
public final class Staging {
  private final Connection connection;
  private final DataSet dataSet;
  private final DateRange dates;
  private final String name;

  /// The table is not made yet.
  ///
  /// @param dataSet as the file is read
  /// @param dates that are replaced
  /// @param id of the load, part of the table's name
  public Staging(Connection connection, DataSet dataSet, DateRange dates, UUID id) {
    this.connection = connection;
    this.dataSet = dataSet;
    this.dates = dates;
    this.name = partitionName(dataSet, dates.first(), id);
  }

  /// The data set as the file is read.
  public DataSet dataSet() {
    return dataSet;
  }

  /// The dates that are replaced.
  public DateRange dates() {
    return dates;
  }

  /// The table as statements name it.
  public String relation() {
    return "raw." + Ddl.quoted(name);
  }

  /// Makes the table.
  public void create() throws SQLException {
    List<String> columns =
        dataSet.columns().stream()
            .map(Ddl::column)
            .collect(Collectors.toCollection(ArrayList::new));
    columns.addAll(new RawTables(connection).others(dataSet));
    columns.add("_partition_date date not null");
    columns.add("_load_id uuid not null");
    columns.add("_record bigint not null");
    columns.add("_line bigint not null");
    execute("create table " + relation() + " (" + String.join(", ", columns) + ")");
  }

  /// The columns that a file fills, in the order in which rows are encoded.
  String columnList() {
    List<String> names = new ArrayList<>();
    for (Column column : dataSet.columns()) {
      names.add(Ddl.quoted(column.physicalName()));
    }
    names.addAll(List.of("_partition_date", "_load_id", "_record", "_line"));
    return String.join(", ", names);
  }

  /// Puts the rows under their dates, in place of what was there.
  public void publish() throws SQLException {
    replaceKeys();
    if (isNewPartition()) {
      LocalDate date = dates.first();
      String proof = "check (_partition_date = date '" + date + "')";
      execute("alter table " + relation() + " add constraint _of_one_date " + proof);
      execute(
          "alter table "
              + Ddl.table(dataSet)
              + " attach partition "
              + relation()
              + " for values in ('"
              + date
              + "')");
      return;
    }
    execute("delete from " + Ddl.table(dataSet) + " where " + inDates("_partition_date"));
    if (dataSet.partitioning().grain() == Partitioning.Grain.DAY) {
      for (LocalDate date : datesOfRows()) {
        createPartition(date);
      }
    }
    execute(
        "insert into "
            + Ddl.table(dataSet)
            + " ("
            + columnList()
            + ") select "
            + columnList()
            + " from "
            + relation());
    execute("drop table " + relation());
  }

  /// A condition on a date column.
  String inDates(String column) {
    return column + " between date '" + dates.first() + "' and date '" + dates.last() + "'";
  }

  /// The table of keys that are unique over all dates.
  String keyTable() {
    return Ddl.keyTable(dataSet);
  }

  /// The columns of that table, quoted.
  List<String> keyColumns() {
    return dataSet.uniqueAcross().stream()
        .map(column -> Ddl.quoted(dataSet.knownColumn(column).physicalName()))
        .toList();
  }

  private void replaceKeys() throws SQLException {
    if (dataSet.uniqueAcross().isEmpty()) {
      return;
    }
    String columns = String.join(", ", keyColumns()) + ", _partition_date";
    execute("delete from " + keyTable() + " where " + inDates("_partition_date"));
    execute(
        "insert into "
            + keyTable()
            + " ("
            + columns
            + ") select "
            + columns
            + " from "
            + relation());
  }

  private boolean isNewPartition() throws SQLException {
    return dates.days() == 1
        && dataSet.partitioning().grain() == Partitioning.Grain.DAY
        && !hasPartition(dates.first());
  }

  private void createPartition(LocalDate date) throws SQLException {
    if (hasPartition(date)) {
      return;
    }
    execute(
        "create table raw."
            + Ddl.quoted(partitionName(dataSet, date, UUID.randomUUID()))
            + " partition of "
            + Ddl.table(dataSet)
            + " for values in ('"
            + date
            + "')");
  }

  private boolean hasPartition(LocalDate date) throws SQLException {
    String question =
        """
        select 1
        from pg_inherits as i
        inner join pg_class as c on c.oid = i.inhrelid
        where i.inhparent = to_regclass(?) and starts_with(c.relname, ?)
        """;
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, Ddl.table(dataSet));
      statement.setString(2, partitionPrefix(dataSet, date));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private List<LocalDate> datesOfRows() throws SQLException {
    List<LocalDate> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct _partition_date from " + relation() + " order by 1")) {
      while (rows.next()) {
        found.add(rows.getObject(1, LocalDate.class));
      }
    }
    return found;
  }

  private static String partitionPrefix(DataSet dataSet, LocalDate date) {
    return dataSet.table() + "_p" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_";
  }

  /// A partition bears the end of the id of the load that made it, so that a new one can be built
  /// beside it.
  private static String partitionName(DataSet dataSet, LocalDate date, UUID id) {
    String digits = id.toString().replace("-", "");
    return partitionPrefix(dataSet, date) + digits.substring(24);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
