package io.daybook.jinja.error;

/// A limit of the environment was reached: output size, steps, depth of calls.
public final class LimitError extends TemplateRuntimeError {
  private static final long serialVersionUID = 1L;

  /// An error with Python's name where Python has one (`RecursionError`), else `LimitError`.
  public LimitError(String type, String message) {
    super(type, message);
  }
}
