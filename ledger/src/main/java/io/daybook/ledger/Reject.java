package io.daybook.ledger;

/// One reason why a record was refused.
///
/// @param record its number in the file, the header is 0
/// @param line the line on which it begins, from 1
/// @param byteOffset of its first byte in the file, from 0
/// @param raw its bytes as they came
/// @param column the column at fault, empty where it is the whole record
/// @param rule the contract's rule, such as `type: integer`
/// @param code one of the reject codes, such as `bad-type`
/// @param message the sentence for people, with the value
@SuppressWarnings("ArrayRecordComponent") // read once, written once, never compared
public record Reject(
    long record,
    long line,
    long byteOffset,
    byte[] raw,
    String column,
    String rule,
    String code,
    String message) {}
