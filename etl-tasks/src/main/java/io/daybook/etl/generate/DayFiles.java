package io.daybook.etl.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The open files of some days in the workplace, each begun with its header when first asked for.
/// Used by one thread.
final class DayFiles implements RowWriter.Target, AutoCloseable {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final Path workplace;
  private final Map<String, OpenFile> open = new LinkedHashMap<>();

  private record OpenFile(OutputStream out, CsvRows rows) {}

  DayFiles(Path workplace) {
    this.workplace = workplace;
  }

  @Override
  public CsvRows rows(DataSet dataSet, int day) {
    return file(dataSet, day).rows();
  }

  /// Adds rows that somebody else has written.
  void append(DataSet dataSet, int day, byte[] part) throws IOException {
    OpenFile file = file(dataSet, day);
    file.rows().flush();
    file.out().write(part);
  }

  private OpenFile file(DataSet dataSet, int day) {
    return open.computeIfAbsent(dataSet.path(day), path -> create(dataSet, path));
  }

  private OpenFile create(DataSet dataSet, String path) {
    try {
      Path file = workplace.resolve(path);
      Files.createDirectories(file.getParent());
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      return new OpenFile(out, CsvRows.file(out, dataSet));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (OpenFile file : open.values()) {
      file.rows().flush();
      file.out().close();
    }
  }
}
