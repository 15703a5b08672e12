package io.daybook.etl.contract;

import io.daybook.etl.rule.Expression;

/// What must hold in every row.
///
/// @param column that the reject names; empty where no single one is meant
/// @param code that the reject bears
/// @param text the check as written
public record Rule(String name, String column, RejectCode code, String text, Expression check) {}
