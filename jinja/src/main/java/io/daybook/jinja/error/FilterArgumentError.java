package io.daybook.jinja.error;

/// A filter was called with arguments that make no sense.
public final class FilterArgumentError extends TemplateRuntimeError {
  private static final long serialVersionUID = 1L;

  /// An error with its fact in one sentence.
  public FilterArgumentError(String message) {
    super("FilterArgumentError", message);
  }
}
