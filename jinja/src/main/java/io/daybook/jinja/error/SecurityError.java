package io.daybook.jinja.error;

/// The sandbox refuses what the template wants.
public final class SecurityError extends TemplateRuntimeError {
  private static final long serialVersionUID = 1L;

  /// An error with its fact in one sentence.
  public SecurityError(String message) {
    super("SecurityError", message);
  }
}
