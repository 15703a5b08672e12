package io.daybook.etl.contract;

import io.daybook.kernel.failure.Location;
import java.util.List;

/// The values of some columns stand in a parent data set of the same date.
///
/// @param columns of this data set, by name
/// @param source of the parent
/// @param dataSet of the parent
/// @param parentColumns by name, one for each of ours
/// @param warning whether a missing parent refuses nothing, because it may be older than the
///   history
public record Reference(
    List<String> columns,
    String source,
    String dataSet,
    List<String> parentColumns,
    boolean warning,
    Location at) {
  public Reference {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /// `sales.customers`.
  public String parent() {
    return source + "." + dataSet;
  }
}
