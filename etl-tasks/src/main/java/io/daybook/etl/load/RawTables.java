package io.daybook.etl.load;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the tables of schema `raw` what the contracts say: missing tables and columns are added, a
/// value that may be empty now may be empty in the table. Nothing is ever dropped, and no type is
/// changed.
public final class RawTables {
  private final Connection connection;

  /// On the caller's connection and transaction.
  public RawTables(Connection connection) {
    this.connection = connection;
  }

  /// A column as it is.
  private record Actual(String type, boolean required) {}

  /// Brings the tables of some data sets up to date; asks once and changes nothing where they are.
  public void ensure(List<DataSet> dataSets) throws SQLException {
    if (changes(dataSets).isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      // Two first loads at once must not both make a table.
      statement.execute("select pg_advisory_xact_lock(hashtextextended('daybook raw tables', 0))");
      for (String change : changes(dataSets)) {
        statement.execute(change);
      }
    }
  }

  /// The columns of a table that the contract does not name, with their types: a table that is to
  /// become a partition needs them too.
  List<String> others(DataSet dataSet) throws SQLException {
    List<String> others = new ArrayList<>();
    columns(dataSet)
        .forEach((name, actual) -> {
          boolean ours =
              name.startsWith("_")
                  || dataSet.columns().stream().anyMatch(c -> c.physicalName().equals(name));
          if (!ours) {
            others.add(Ddl.quoted(name) + " " + actual.type());
          }
        });
    return others;
  }

  private List<String> changes(List<DataSet> dataSets) throws SQLException {
    List<String> changes = new ArrayList<>();
    for (DataSet dataSet : dataSets) {
      Map<String, Actual> actual = columns(dataSet);
      if (actual.isEmpty()) {
        changes.add(Ddl.of(dataSet));
        continue;
      }
      for (Column column : dataSet.columns()) {
        change(dataSet, column, actual, changes);
      }
      actual.forEach((name, is) -> {
        boolean named =
            name.startsWith("_")
                || dataSet.columns().stream()
                    .anyMatch(c -> c.physicalName().equals(name) && c.required());
        if (is.required() && !named) {
          changes.add(alter(dataSet) + "alter column " + Ddl.quoted(name) + " drop not null");
        }
      });
    }
    return changes;
  }

  private static void change(
      DataSet dataSet, Column column, Map<String, Actual> actual, List<String> changes) {
    Actual is = actual.get(column.physicalName());
    if (is == null) {
      changes.add(
          alter(dataSet)
              + "add column "
              + Ddl.quoted(column.physicalName())
              + " "
              + column.type().sql());
    } else if (!is.type().equals(column.type().sql())) {
      throw new FailureException(
          new Failure.Config(
              "LOAD-010",
              "the column is " + is.type() + "; the contract says " + column.type().sql(),
              Location.relation("raw", dataSet.table(), column.physicalName()),
              "alter the table by hand (docs/how-to/add-a-source.md), then load again"));
    }
  }

  private static String alter(DataSet dataSet) {
    return "alter table " + Ddl.table(dataSet) + " ";
  }

  /// The columns in their order; empty where there is no table.
  private Map<String, Actual> columns(DataSet dataSet) throws SQLException {
    String question =
        """
        select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
        from pg_attribute as a
        where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
        order by a.attnum
        """;
    Map<String, Actual> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, Ddl.table(dataSet));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.put(rows.getString(1), new Actual(type(rows.getString(2)), rows.getBoolean(3)));
        }
      }
    }
    return columns;
  }

  /// The short names that contracts use.
  private static String type(String formatted) {
    return switch (formatted) {
      case "timestamp with time zone" -> "timestamptz";
      case "time without time zone" -> "time";
      default -> formatted;
    };
  }
}
