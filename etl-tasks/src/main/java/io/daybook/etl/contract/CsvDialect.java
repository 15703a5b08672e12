package io.daybook.etl.contract;

import java.util.List;

/// How a file separates its values. Text is UTF-8, quotes are doubled inside quotes, the first line
/// names the columns.
///
/// @param loneCarriageReturn whether CR alone ends a record too; LF and CRLF always do
/// @param nullTokens texts that mean an empty value
public record CsvDialect(
    byte delimiter, byte quote, boolean loneCarriageReturn, List<String> nullTokens) {

  /// Comma, double quote, LF or CRLF, nothing means empty.
  public static final CsvDialect STANDARD =
      new CsvDialect((byte) ',', (byte) '"', false, List.of(""));

  public CsvDialect {
    nullTokens = List.copyOf(nullTokens);
  }
}
