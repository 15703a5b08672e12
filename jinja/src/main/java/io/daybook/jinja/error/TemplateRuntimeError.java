package io.daybook.jinja.error;

/// A template failed while it was rendered. Hosts throw it, or a subclass with a name of their own.
public class TemplateRuntimeError extends JinjaException {
  private static final long serialVersionUID = 1L;

  /// An error with its fact in one sentence.
  public TemplateRuntimeError(String message) {
    super("TemplateRuntimeError", message);
  }

  /// An error of a more exact kind.
  protected TemplateRuntimeError(String type, String message) {
    super(type, message);
  }
}
