package io.daybook.etl.row;

import io.daybook.etl.contract.RejectCode;

/// Why a record was refused: the first thing found.
///
/// @param column at fault, empty where it is the whole record
/// @param rule of the contract that it breaks, such as `type: an integer`
/// @param message one sentence with the value
public record Refusal(RejectCode code, String column, String rule, String message) {}
