package io.daybook.etl.load;

import io.daybook.etl.contract.DataSet;
import io.daybook.etl.row.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a staging table by binary COPY, counted by date. The connection does
/// nothing else until it is finished or closed. One object, one thread.
public final class Copying implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final DataSet dataSet;
  private final RowEncoder encoder;
  private final CopyIn copy;
  private final Map<LocalDate, UUID> loadIds;
  private final Map<LocalDate, Totals> totals = new TreeMap<>();

  private Copying(DataSet dataSet, CopyIn copy, Map<LocalDate, UUID> loadIds) {
    this.dataSet = dataSet;
    this.encoder = new RowEncoder(dataSet.columns());
    this.copy = copy;
    this.loadIds = loadIds;
  }

  /// Begins.
  ///
  /// @param loadIds the id of each date's load
  public static Copying into(Staging staging, Connection connection, Map<LocalDate, UUID> loadIds)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy "
                    + staging.relation()
                    + " ("
                    + staging.columnList()
                    + ") from stdin (format binary)");
    byte[] signature = RowEncoder.signature();
    copy.writeToCopy(signature, 0, signature.length);
    return new Copying(staging.dataSet(), copy, loadIds);
  }

  /// Writes a row.
  public void write(Row row, long record, long line) throws SQLException {
    LocalDate date = row.partitionDate();
    UUID loadId = loadIds.get(date);
    if (loadId == null) {
      throw new IllegalArgumentException("no load for " + date);
    }
    encoder.encode(row);
    of(date).add(row, encoder.hash());
    encoder.encodeOrigin(date.toEpochDay(), loadId, record, line);
    if (encoder.used() >= BLOCK) {
      flush();
    }
  }

  /// Takes a row out of the totals again that a later check refused.
  public void forget(Row row) {
    encoder.clear();
    encoder.encode(row);
    of(row.partitionDate()).subtract(row, encoder.hash());
    encoder.clear();
  }

  /// What the rows of each date come to.
  public Totals of(LocalDate date) {
    return totals.computeIfAbsent(date, _ -> new Totals(dataSet.columns()));
  }

  /// Ends; the rows are in the table.
  public void finish() throws SQLException {
    flush();
    byte[] trailer = RowEncoder.trailer();
    copy.writeToCopy(trailer, 0, trailer.length);
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(encoder.array(), 0, encoder.used());
    encoder.clear();
  }
}
