package io.daybook.models.postgres;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What the server said to a statement.
///
/// @param message the command tag of the last statement, as dbt prints it: `SELECT 100`, `CREATE
///   VIEW`
/// @param rowsAffected rows written or read by the last statement, -1 where that has no meaning
/// @param table the rows of the last statement that had some; empty where none were asked for
public record Answer(String message, long rowsAffected, ResultTable table) {

  /// The tag without its numbers: `SELECT`, `INSERT`.
  public String code() {
    return Arrays.stream(message.split("\\s+"))
        .filter(word -> !word.chars().allMatch(Character::isDigit))
        .collect(Collectors.joining(" "));
  }
}
