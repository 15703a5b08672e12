package io.daybook.etl.source;

import java.util.Optional;

/// A place with files.
public interface Store extends AutoCloseable {

  /// The file at a path, with its identity.
  ///
  /// @param path below the place, parts separated by `/`
  /// @return empty where there is none
  /// @throws io.daybook.kernel.failure.FailureException Unavailable where the store cannot answer
  Optional<SourceFile> find(String path);

  /// The full address of a path, for messages and the ledger.
  String uri(String path);

  @Override
  void close();
}
