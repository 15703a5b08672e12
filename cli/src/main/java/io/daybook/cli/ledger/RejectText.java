package io.daybook.cli.ledger;

import io.daybook.cli.frame.Json;
import io.daybook.ledger.Reject;
import io.daybook.ledger.report.KeptReject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Refused records as text.
final class RejectText {
  static final List<String> COLUMNS =
      List.of(
          "date",
          "source",
          "dataset",
          "uri",
          "record",
          "line",
          "byte_offset",
          "column",
          "rule",
          "code",
          "message",
          "raw",
          "load_id");

  private RejectText() {}

  /// The record as it came where that is UTF-8, else its bytes as `\x…`.
  static String raw(Reject reject) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reject.raw())).toString();
      return text.indexOf('\0') < 0 ? text : hex(reject);
    } catch (CharacterCodingException notText) {
      return hex(reject);
    }
  }

  static String json(KeptReject kept) {
    List<String> values = values(kept);
    Object[] members = new Object[COLUMNS.size() * 2];
    for (int i = 0; i < COLUMNS.size(); i++) {
      members[2 * i] = COLUMNS.get(i);
      members[2 * i + 1] = values.get(i);
    }
    return Json.line(Json.object(members));
  }

  /// One line of CSV as RFC 4180 has it.
  static String csv(List<String> values) {
    return values.stream().map(RejectText::field).collect(Collectors.joining(","));
  }

  private static String field(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }

  /// In the order of {@link #COLUMNS}.
  static List<String> values(KeptReject kept) {
    Reject reject = kept.reject();
    return List.of(
        kept.partition().date().toString(),
        kept.partition().source(),
        kept.partition().dataset(),
        kept.uri(),
        Long.toString(reject.record()),
        Long.toString(reject.line()),
        Long.toString(reject.byteOffset()),
        reject.column(),
        reject.rule(),
        reject.code(),
        reject.message(),
        raw(reject),
        kept.loadId().toString());
  }

  private static String hex(Reject reject) {
    return "\\x" + HexFormat.of().formatHex(reject.raw());
  }
}
