package io.daybook.models.compile;

import io.daybook.models.node.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a unit test puts in the place of what its model would read: inputs, variables, macros. The
/// project's own context has none of it.
///
/// @param isActive whether a unit test runs; only its inputs can be read then
/// @param inputs by the unique id of the node or source that each stands for
/// @param current stands for `this`; null where the model does not read itself
/// @param variables go before those of the command line
/// @param environment goes before the real one
/// @param macros values that calls give, by name or by `package.name`
public record Given(
    boolean isActive,
    Map<String, Input> inputs,
    @Nullable Input current,
    Map<String, Object> variables,
    Map<String, String> environment,
    Map<String, Object> macros) {

  /// Nothing: what the project says holds.
  public static final Given NOTHING =
      new Given(false, Map.of(), null, Map.of(), Map.of(), Map.of());

  /// Under this name an input's template sees its rows.
  public static final String ROWS = "_given_rows";

  /// Rows instead of a relation.
  ///
  /// @param node stands for the relation; its text gives the rows
  /// @param cte the name under which the model reads them
  /// @param rows as template value, none where the node's text is the query itself
  public record Input(Node node, String cte, Object rows) {}
}
