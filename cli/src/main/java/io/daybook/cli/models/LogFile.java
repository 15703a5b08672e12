package io.daybook.cli.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// `dbt.log`: what was told and what only a log wants. A line is written at once, at the end of
/// what is there, so that two invocations may share the file and a killed one leaves what it had
/// said.
final class LogFile {
  private final FileChannel end;

  /// @param largest bytes above which a full file is put aside as `dbt.log.1`; 0 for no limit
  LogFile(Path folder, long largest) {
    Path file = folder.resolve("dbt.log");
    try {
      Files.createDirectories(folder);
      if (largest > 0 && Files.exists(file) && Files.size(file) > largest) {
        Files.move(file, folder.resolve("dbt.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      end = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void line(String text) {
    ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        end.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
