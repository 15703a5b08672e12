package io.daybook.jinja.error;

/// An undefined value was used where a value is needed.
public final class UndefinedError extends TemplateRuntimeError {
  private static final long serialVersionUID = 1L;

  /// An error with its fact in one sentence.
  public UndefinedError(String message) {
    super("UndefinedError", message);
  }
}
