package io.daybook.etl.task;

import io.daybook.etl.csv.CsvScanner;
import io.daybook.etl.row.Refusal;
import io.daybook.ledger.Reject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Refused records on disk, by date: a file of bad rows needs no memory, and they outlive the
/// transaction that is rolled back. One spool, one thread.
final class RejectSpool implements AutoCloseable {
  private final Map<LocalDate, Pile> piles = new TreeMap<>();
  private final Map<String, Long> codes = new TreeMap<>();

  /// Keeps the scanner's current record.
  void add(LocalDate date, CsvScanner csv, Refusal refusal) throws IOException {
    add(date, reject(csv, refusal), csv.lines());
  }

  /// Keeps a record.
  ///
  /// @param weight for how many it counts: an unclosed quote covers many lines
  void add(LocalDate date, Reject reject, long weight) throws IOException {
    Pile pile = piles.get(date);
    if (pile == null) {
      pile = new Pile();
      piles.put(date, pile);
    }
    pile.add(reject, weight);
    codes.merge(reject.code(), weight, Long::sum);
  }

  /// The record and why it was refused.
  static Reject reject(CsvScanner csv, Refusal refusal) {
    return new Reject(
        csv.record(),
        csv.line(),
        csv.offset(),
        csv.raw(),
        refusal.column(),
        refusal.rule(),
        refusal.code().text(),
        refusal.message());
  }

  /// How many records a date lost.
  long weight(LocalDate date) {
    Pile pile = piles.get(date);
    return pile == null ? 0 : pile.weight;
  }

  /// How many records all dates lost.
  long weight() {
    return piles.values().stream().mapToLong(pile -> pile.weight).sum();
  }

  /// How many records each code refused, such as `bad-type 3, pattern 1`.
  String codes() {
    return codes.entrySet().stream()
        .map(code -> code.getKey() + " " + code.getValue())
        .collect(Collectors.joining(", "));
  }

  /// A date's records, read from disk as they are asked for.
  Iterable<Reject> of(LocalDate date) throws IOException {
    Pile pile = piles.get(date);
    if (pile == null) {
      return List.of();
    }
    pile.out.flush();
    return pile;
  }

  @Override
  public void close() throws IOException {
    for (Pile pile : piles.values()) {
      pile.out.close();
      Files.deleteIfExists(pile.file);
    }
  }

  private static final class Pile implements Iterable<Reject> {
    private final Path file;
    private final DataOutputStream out;
    private long weight;

    Pile() throws IOException {
      this.file = Files.createTempFile("daybook-rejects-", "");
      this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    void add(Reject reject, long lines) throws IOException {
      weight += lines;
      out.writeLong(reject.record());
      out.writeLong(reject.line());
      out.writeLong(reject.byteOffset());
      out.writeInt(reject.raw().length);
      out.write(reject.raw());
      out.writeUTF(reject.column());
      out.writeUTF(reject.rule());
      out.writeUTF(reject.code());
      out.writeUTF(reject.message());
    }

    @Override
    public Iterator<Reject> iterator() {
      try {
        return new Reading(
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Reads one pile to its end and closes it there.
  private static final class Reading implements Iterator<Reject> {
    private final DataInputStream in;
    private @Nullable Reject next;

    Reading(DataInputStream in) {
      this.in = in;
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Reject next() {
      Reject current = next;
      if (current == null) {
        throw new NoSuchElementException();
      }
      next = read();
      return current;
    }

    private @Nullable Reject read() {
      try {
        return new Reject(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readNBytes(in.readInt()),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF());
      } catch (EOFException _) {
        close();
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
