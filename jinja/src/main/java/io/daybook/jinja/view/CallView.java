package io.daybook.jinja.view;

import io.daybook.jinja.value.PyTuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call as it is written.
///
/// @param name what is called, dotted: `ref`, `config.get`; empty where it is no path of names
/// @param arguments the positional arguments; one that is no literal is empty
/// @param keywords the keyword arguments; one that is no literal is empty
/// @param written the keyword arguments that are no literals as text, the same whatever blanks and
///   quotes they were written with
/// @param isComplete whether all arguments are literals and none is expanded from `*` or `**`
/// @param conditional whether it stands in a branch, a loop or a macro, so that it may never run
/// @param macro the macro or block around it, empty at the top level
/// @param line the line
/// @param column the column
public record CallView(
    String name,
    List<Optional<Object>> arguments,
    Map<String, Optional<Object>> keywords,
    Map<String, String> written,
    boolean isComplete,
    boolean conditional,
    String macro,
    int line,
    int column) {
  /// All arguments as values, where the call is complete.
  public PyTuple values() {
    return PyTuple.copyOf(arguments.stream().map(Optional::orElseThrow).toList());
  }
}
