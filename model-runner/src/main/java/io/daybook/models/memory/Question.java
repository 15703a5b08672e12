package io.daybook.models.memory;

import java.util.List;

/// Something that a template wants to know of the world outside of its file while it is parsed. The
/// same question has the same answer throughout a parse.
///
/// @param kind what is asked
/// @param words of what
public record Question(Kind kind, List<String> words) {
  public Question {
    words = List.copyOf(words);
  }

  /// What can be asked.
  public enum Kind {
    /// What a name means: package, name.
    MACRO,
    /// A macro of a package: package, name.
    MACRO_OF,
    /// What `adapter.dispatch` finds: package, name, and the namespace if one is given.
    DISPATCH,
    /// A variable: package, name.
    VAR,
    /// An environment variable: name.
    ENVIRONMENT,
    /// A flag: name.
    FLAG
  }

  public static Question of(Kind kind, String... words) {
    return new Question(kind, List.of(words));
  }
}
