package io.daybook.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of a macro or call block.
public record Signature(List<Parameter> parameters) {
  /// No parameters.
  public static final Signature EMPTY = new Signature(List.of());

  /// A parameter.
  ///
  /// @param annotation its type as written (`a: string`), empty without one
  /// @param fallback its default
  public record Parameter(String name, String annotation, @Nullable Expr fallback, int position) {}
}
