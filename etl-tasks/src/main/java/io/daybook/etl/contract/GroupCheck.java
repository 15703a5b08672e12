package io.daybook.etl.contract;

import io.daybook.etl.rule.Expression;
import java.util.List;

/// What must hold over the rows that share some values.
///
/// @param by columns that make a group, by name
/// @param parent data set of the same source whose row of the same `by` values the check may name;
///   empty for none
/// @param refusesFile whether one group that fails refuses the whole file, else only its rows
/// @param text the check as written
public record GroupCheck(
    String name,
    List<String> by,
    String parent,
    String text,
    Expression check,
    boolean refusesFile) {
  public GroupCheck {
    by = List.copyOf(by);
  }
}
