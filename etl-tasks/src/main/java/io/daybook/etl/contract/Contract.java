package io.daybook.etl.contract;

import java.util.List;
import java.util.Optional;

/// What one source system promises.
///
/// @param source its name: the contract's id
/// @param version declared version and the first digits of the file's SHA-256, `1.0.0+9f86d081`:
///   whoever edits a contract without raising its version is noticed
/// @param file where it was read
/// @param dataSets parents before children
public record Contract(
    String source,
    String version,
    String title,
    String purpose,
    String owner,
    String file,
    List<DataSet> dataSets) {
  public Contract {
    dataSets = List.copyOf(dataSets);
  }

  /// The data set of a name.
  public Optional<DataSet> dataSet(String name) {
    return dataSets.stream().filter(d -> d.name().equals(name)).findFirst();
  }
}
