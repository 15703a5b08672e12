package io.daybook.etl.contract;

import io.daybook.kernel.failure.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One kind of rows that a source delivers, and the table that they are entered in.
///
/// @param table in schema `raw`
/// @param uniqueAcross columns whose values are unique over all dates, by name; empty for none
public record DataSet(
    String name,
    String table,
    String description,
    Delivery delivery,
    Partitioning partitioning,
    List<Column> columns,
    List<Reference> references,
    List<Rule> rules,
    List<GroupCheck> groupChecks,
    List<String> uniqueAcross,
    Location at) {
  public DataSet {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
    rules = List.copyOf(rules);
    groupChecks = List.copyOf(groupChecks);
    uniqueAcross = List.copyOf(uniqueAcross);
  }

  /// The column of a name.
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /// The column of a name that the contract's reader has checked.
  public Column knownColumn(String columnName) {
    return column(columnName).orElseThrow(() -> new IllegalArgumentException(columnName));
  }

  /// The columns of the primary key in their order; empty where rows have no key.
  public List<Column> key() {
    return columns.stream()
        .filter(Column::key)
        .sorted(Comparator.comparingInt(Column::keyPosition))
        .toList();
  }

  /// The same data set with other columns.
  public DataSet withColumns(List<Column> others) {
    return new DataSet(
        name,
        table,
        description,
        delivery,
        partitioning,
        others,
        references,
        rules,
        groupChecks,
        uniqueAcross,
        at);
  }
}
