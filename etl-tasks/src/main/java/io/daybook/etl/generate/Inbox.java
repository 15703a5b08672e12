package io.daybook.etl.generate;

import java.io.IOException;
import java.nio.file.Path;

/// Where finished files are put. Each arrives whole or not at all.
public interface Inbox {

  /// A new, empty folder for the files while they are being written.
  Path workplace() throws IOException;

  /// Takes a finished file from the workplace.
  ///
  /// @param path inside the inbox, such as `sales/20260302/orders.csv`
  void deliver(Path file, String path) throws IOException;

  /// Sees to it that there is no such file.
  void remove(String path) throws IOException;

  /// How a person names a file in here.
  String uri(String path);
}
