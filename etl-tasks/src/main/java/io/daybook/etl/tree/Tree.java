package io.daybook.etl.tree;

import io.daybook.kernel.failure.Location;
import java.util.List;

/// A value of a YAML document and its place.
public sealed interface Tree {

  /// Where it begins.
  Location.FilePlace at();

  /// What it is, in a word for messages.
  String kind();

  /// The kinds of plain values that YAML 1.2 tells apart.
  enum ScalarKind {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /// A plain value.
  ///
  /// @param text as written, without quotes
  /// @param quoted whether quotes stood around it, so that its text begins one column later
  record Scalar(Location.FilePlace at, ScalarKind scalarKind, String text, boolean quoted)
      implements Tree {
    @Override
    public String kind() {
      return switch (scalarKind) {
        case TEXT -> "text";
        case INTEGER -> "an integer";
        case NUMBER -> "a number";
        case BOOLEAN -> "true or false";
        case NULL -> "nothing";
      };
    }

    /// Where the first character of the text stands.
    public Location.FilePlace textAt() {
      return quoted ? new Location.FilePlace(at.uri(), at.line(), at.column() + 1) : at;
    }
  }

  /// A list.
  record Sequence(Location.FilePlace at, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /// Keys and values in the order in which they were written.
  record Mapping(Location.FilePlace at, List<Entry> entries) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /// One key and its value.
  record Entry(Scalar key, Tree value) {}
}
