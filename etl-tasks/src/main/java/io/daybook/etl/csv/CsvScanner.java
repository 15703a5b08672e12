package io.daybook.etl.csv;

import io.daybook.etl.contract.CsvDialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of bytes into records and fields. What it hands out belongs to the current record
/// and is overwritten by the next; one scanner, one thread. Memory is bounded by the longest record
/// that is allowed, not by the file. Blank lines are no records.
public final class CsvScanner {
  /// Bytes that a record may have.
  public static final int LONGEST_RECORD = 16 << 20;

  /// Bytes that are kept of a record that is longer.
  private static final int KEPT = 1 << 20;

  private static final int BLOCK = 1 << 18;

  private final Window window;
  private final byte delimiter;
  private final byte quote;
  private final boolean loneCarriageReturn;

  /// The place in the record that is looked at next.
  private int at;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private boolean[] unescaped = new boolean[64];
  private int fields;
  private byte[] scratch = new byte[256];
  private int scratchUsed;

  private long record = -1;
  private long line = 1;
  private long nextLine = 1;
  private long offset;
  private int length;
  private Defect defect = Defect.NONE;
  private long defectOffset;
  private byte[] kept = new byte[0];
  private boolean tooLong;
  private boolean started;

  /// A scanner of a stream, which the caller closes.
  public CsvScanner(InputStream in, CsvDialect dialect) {
    this(in, dialect, BLOCK, LONGEST_RECORD);
  }

  CsvScanner(InputStream in, CsvDialect dialect, int block, int longest) {
    this.window = new Window(in, block, longest);
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quote();
    this.loneCarriageReturn = dialect.loneCarriageReturn();
  }

  /// Goes to the next record; false at the end of the file.
  public boolean next() throws IOException {
    do {
      window.start += at;
      at = 0;
      if (!started) {
        skipByteOrderMark();
      }
      if (atEnd()) {
        return false;
      }
      begin();
      scan();
    } while (fields == 1 && length == 0 && defect == Defect.NONE);
    record++;
    inspect();
    return true;
  }

  /// The number of the record; the header is 0.
  public long record() {
    return record;
  }

  /// The line on which the record begins, from 1.
  public long line() {
    return line;
  }

  /// How many lines it covers, at least 1.
  public long lines() {
    return Math.max(1, nextLine - line);
  }

  /// The offset of its first byte in the file, from 0.
  public long offset() {
    return offset;
  }

  /// What is wrong with it.
  public Defect defect() {
    return defect;
  }

  /// The offset in the file of the byte at fault.
  public long defectOffset() {
    return defectOffset;
  }

  /// How many fields it has.
  public int fields() {
    return fields;
  }

  /// The array that holds a field's text, quotes removed.
  public byte[] array(int field) {
    return unescaped[field] ? scratch : window.bytes;
  }

  /// The index of a field's first byte in its array.
  public int from(int field) {
    return unescaped[field] ? from[field] : window.start + from[field];
  }

  /// The index behind a field's last byte in its array.
  public int to(int field) {
    return unescaped[field] ? to[field] : window.start + to[field];
  }

  /// The record's bytes as they came, without its line end; of one that is too long the first
  /// mebibyte.
  public byte[] raw() {
    return tooLong ? kept : Arrays.copyOfRange(window.bytes, window.start, window.start + length);
  }

  private void skipByteOrderMark() throws IOException {
    started = true;
    while (window.limit < 3 && window.more()) {
      // a stream may give one byte at a time
    }
    byte[] b = window.bytes;
    if (window.limit >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      window.start = 3;
    }
  }

  private void begin() {
    fields = 0;
    scratchUsed = 0;
    defect = Defect.NONE;
    tooLong = false;
    line = nextLine;
    offset = window.offset();
  }

  private void scan() throws IOException {
    while (true) {
      boolean quoted = !atEnd() && look() == quote;
      if (quoted ? !quotedField() : !plainField()) {
        return;
      }
    }
  }

  /// Reads a field without quotes; true where another field follows.
  private boolean plainField() throws IOException {
    int begin = at;
    while (true) {
      int i = window.start + at;
      int limit = window.limit;
      byte[] bytes = window.bytes;
      while (i < limit) {
        byte b = bytes[i];
        if (b == delimiter || b == '\n' || b == '\r') {
          break;
        }
        i++;
      }
      at = i - window.start;
      if (i == limit) {
        if (atEnd()) {
          add(begin, at, false);
          length = at;
          return false;
        }
      } else if (bytes[i] != '\r' || endsAtCarriageReturn()) {
        add(begin, at, false);
        return follows();
      } else {
        at++;
      }
    }
  }

  /// Reads a field in quotes; true where another field follows.
  private boolean quotedField() throws IOException {
    int begin = ++at;
    boolean doubled = false;
    byte previous = 0;
    while (true) {
      if (atEnd()) {
        fault(Defect.UNCLOSED_QUOTE, begin - 1);
        add(begin, at, doubled);
        length = at;
        nextLine += previous == '\n' || (previous == '\r' && loneCarriageReturn) ? 0 : 1;
        return false;
      }
      byte b = look();
      at++;
      if (b == quote) {
        if (atEnd() || look() != quote) {
          break;
        }
        doubled = true;
        at++;
      } else if (b == '\n') {
        nextLine += previous == '\r' && loneCarriageReturn ? 0 : 1;
      } else if (b == '\r' && loneCarriageReturn) {
        nextLine++;
      }
      previous = b;
    }
    add(begin, at - 1, doubled);
    if (atEnd()) {
      length = at;
      return false;
    }
    if (isSeparator()) {
      return follows();
    }
    fault(Defect.TEXT_AFTER_QUOTE, at);
    fields--;
    return plainField();
  }

  private boolean isSeparator() throws IOException {
    byte b = look();
    return b == delimiter || b == '\n' || (b == '\r' && endsAtCarriageReturn());
  }

  /// Steps over a delimiter or a line end; true over a delimiter.
  private boolean follows() throws IOException {
    byte b = look();
    if (b == delimiter) {
      at++;
      return true;
    }
    length = at;
    at++;
    if (b == '\r' && !atEnd() && look() == '\n') {
      at++;
    }
    nextLine++;
    return false;
  }

  /// Whether the CR that is looked at ends the record.
  private boolean endsAtCarriageReturn() throws IOException {
    if (loneCarriageReturn) {
      return true;
    }
    at++;
    boolean lineFeed = !atEnd() && look() == '\n';
    at--;
    return lineFeed;
  }

  private byte look() {
    return window.bytes[window.start + at];
  }

  /// Whether nothing comes any more; reads on where the window has been looked at to its end.
  private boolean atEnd() throws IOException {
    while (window.start + at >= window.limit) {
      if (window.full()) {
        cut();
      }
      if (!window.more()) {
        return true;
      }
    }
    return false;
  }

  /// The record is too long: its beginning is kept, the rest is scanned and forgotten.
  private void cut() {
    if (!tooLong) {
      tooLong = true;
      int end = Math.min(window.start + KEPT, window.limit);
      kept = Arrays.copyOfRange(window.bytes, window.start, end);
      fault(Defect.TOO_LONG, 0);
    }
    at -= window.limit - window.start - 1;
    window.forget();
  }

  private void fault(Defect found, int place) {
    if (defect == Defect.NONE || found == Defect.UNCLOSED_QUOTE) {
      defect = found;
      defectOffset = tooLong ? offset : offset + place;
    }
  }

  private void add(int begin, int end, boolean doubled) {
    if (tooLong) {
      return;
    }
    if (fields == from.length) {
      from = Arrays.copyOf(from, fields * 2);
      to = Arrays.copyOf(to, fields * 2);
      unescaped = Arrays.copyOf(unescaped, fields * 2);
    }
    unescaped[fields] = doubled;
    from[fields] = doubled ? scratchUsed : begin;
    to[fields] = doubled ? unescape(begin, end) : end;
    fields++;
  }

  /// Copies a field with one quote for each doubled one; returns the index behind it.
  private int unescape(int begin, int end) {
    if (scratch.length - scratchUsed < end - begin) {
      scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, scratchUsed + end - begin));
    }
    for (int i = begin; i < end; i++) {
      byte b = window.bytes[window.start + i];
      scratch[scratchUsed++] = b;
      if (b == quote) {
        i++;
      }
    }
    return scratchUsed;
  }

  /// Looks for bytes that no text may have.
  private void inspect() {
    if (defect != Defect.NONE) {
      return;
    }
    int end = window.start + length;
    byte[] bytes = window.bytes;
    for (int i = window.start; i < end; i++) {
      if (bytes[i] <= 0) {
        inspectClosely(i, end);
        return;
      }
    }
  }

  private void inspectClosely(int suspect, int end) {
    int bad = Utf8.firstBad(window.bytes, suspect, end);
    if (bad >= 0) {
      fault(Defect.BAD_UTF8, bad - window.start);
      return;
    }
    for (int i = suspect; i < end; i++) {
      if (window.bytes[i] == 0) {
        fault(Defect.NUL_BYTE, i - window.start);
        return;
      }
    }
  }
}
