package io.daybook.etl.contract;

/// A column of a data set.
///
/// @param name as in the file's header
/// @param physicalName as in the table
/// @param description one sentence
/// @param required whether every row has a value
/// @param keyPosition from 1 for a part of the primary key, 0 for any other column
/// @param optional whether the header may lack it
/// @param classification `internal`, `personal` or `confidential`
public record Column(
    String name,
    String physicalName,
    String description,
    ColumnType type,
    boolean required,
    int keyPosition,
    boolean optional,
    String classification,
    Limits limits) {

  /// Whether it is part of the primary key.
  public boolean key() {
    return keyPosition > 0;
  }
}
