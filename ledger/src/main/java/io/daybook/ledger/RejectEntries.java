package io.daybook.ledger;

import io.daybook.kernel.postgres.SqlFailures;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Refused records, in bulk: one COPY, whatever their number.
final class RejectEntries {
  private static final int BUFFER_CHARS = 1 << 16;

  private static final String COPY =
      "copy daybook.reject (load_id, record, line, byte_offset, raw, column_name, rule, code,"
          + " message) from stdin";

  private RejectEntries() {}

  static long record(Connection connection, UUID loadId, Iterator<Reject> rejects) {
    if (!rejects.hasNext()) {
      return 0;
    }
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
      try {
        StringBuilder buffer = new StringBuilder(BUFFER_CHARS);
        while (rejects.hasNext()) {
          append(buffer, loadId, rejects.next());
          if (buffer.length() >= BUFFER_CHARS || !rejects.hasNext()) {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            buffer.setLength(0);
          }
        }
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException failed) {
      throw SqlFailures.of(failed);
    }
  }

  /// One line of COPY's text format.
  private static void append(StringBuilder out, UUID loadId, Reject reject) {
    out.append(loadId).append('\t');
    out.append(reject.record()).append('\t');
    out.append(reject.line()).append('\t');
    out.append(reject.byteOffset()).append('\t');
    out.append("\\\\x").append(HexFormat.of().formatHex(reject.raw()));
    out.append('\t');
    text(out, reject.column().isEmpty() ? null : reject.column());
    out.append('\t');
    text(out, reject.rule());
    out.append('\t');
    text(out, reject.code());
    out.append('\t');
    text(out, reject.message());
    out.append('\n');
  }

  /// COPY's escapes; null is `\N`. PostgreSQL's text holds no NUL, so it is shown as U+2400.
  private static void text(StringBuilder out, @Nullable String value) {
    if (value == null) {
      out.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\0' -> out.append('\u2400');
        default -> out.append(c);
      }
    }
  }
}
