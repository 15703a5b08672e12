package io.daybook.etl.csv;

/// What can be wrong with a record before its values are looked at.
public enum Defect {
  /// Nothing.
  NONE,
  /// It has more bytes than a record may have; only the first of them are kept.
  TOO_LONG,
  /// The file ends inside quotes: everything since the opening quote is this record.
  UNCLOSED_QUOTE,
  /// Text follows a closing quote.
  TEXT_AFTER_QUOTE,
  /// Bytes that are not UTF-8.
  BAD_UTF8,
  /// A byte of value 0, which PostgreSQL cannot keep in text.
  NUL_BYTE
}
