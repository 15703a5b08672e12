package io.daybook.jinja.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A macro as it is written, or a block tag that defines one.
///
/// @param name the macro's name
/// @param tag `macro` or the block's tag
/// @param written the name as written
/// @param options the options behind the name of a block tag; one that is no literal is empty
/// @param body the text between the tags, empty for a plain macro
/// @param line the line of its tag
/// @param topLevel whether it is defined outside of everything else
public record MacroView(
    String name,
    String tag,
    String written,
    List<Parameter> parameters,
    Map<String, Optional<Object>> options,
    String body,
    int line,
    boolean topLevel) {
  /// A parameter.
  ///
  /// @param annotation its type as written, empty without one
  /// @param hasDefault whether it may be left out
  /// @param literal its default, where that is a literal
  public record Parameter(
      String name, String annotation, boolean hasDefault, Optional<Object> literal) {}
}
