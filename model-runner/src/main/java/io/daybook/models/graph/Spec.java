package io.daybook.models.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A selection as a tree of set operations over criteria.
sealed interface Spec {

  /// Which tests come along with what is selected.
  enum Indirect {
    EAGER,
    CAUTIOUS,
    BUILDABLE,
    EMPTY
  }

  /// One word of a selection: `2+tag:nightly+`.
  ///
  /// @param raw as written
  /// @param method before the colon, or the one that the value suggests
  /// @param arguments after the method's dots: `config.materialized`
  /// @param value what to look for; text, or a YAML value
  /// @param relatives the plus and at signs
  /// @param indirect which tests come along
  record Criterion(
      String raw,
      String method,
      List<String> arguments,
      Object value,
      Relatives relatives,
      Indirect indirect)
      implements Spec {}

  /// The plus and at signs of a criterion; a depth is null where it is not limited.
  ///
  /// @param childrensParents the `@`
  record Relatives(
      boolean childrensParents,
      boolean parents,
      @Nullable Integer parentsDepth,
      boolean children,
      @Nullable Integer childrenDepth) {}

  /// Everything in any part.
  ///
  /// @param expected true where an empty result is worth a warning
  record Union(List<Spec> parts, Indirect indirect, boolean expected, String raw) implements Spec {}

  /// Everything in all parts.
  record Intersection(List<Spec> parts, Indirect indirect, boolean expected, String raw)
      implements Spec {}

  /// The first part without the others.
  record Difference(List<Spec> parts) implements Spec {}
}
