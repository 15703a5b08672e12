package io.daybook.etl.contract;

import java.util.Locale;
import java.util.Optional;

/// Why a row, or a whole file, was refused. The list is closed; docs/reference/reject-codes.md says
/// what each means and what to do.
public enum RejectCode {
  BAD_UTF8,
  NUL_BYTE,
  UNCLOSED_QUOTE,
  COLUMN_COUNT,
  UNKNOWN_HEADER,
  MISSING_HEADER,
  EMPTY_REQUIRED,
  BAD_TYPE,
  OUT_OF_RANGE,
  NOT_IN_LIST,
  PATTERN,
  DUPLICATE_IN_FILE,
  DUPLICATE_IN_TABLE,
  UNKNOWN_PARENT,
  CROSS_FIELD,
  WRONG_PARTITION_DATE;

  /// As written in the ledger, in contracts and in messages: `bad-type`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The code that is written so.
  public static Optional<RejectCode> of(String text) {
    for (RejectCode code : values()) {
      if (code.text().equals(text)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
