package io.daybook.jinja.render;

/// A compiled statement.
@FunctionalInterface
public interface St {
  /// How a statement ended: it went through, or a loop has to react.
  enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  Flow run(Frame frame, Out out);
}
