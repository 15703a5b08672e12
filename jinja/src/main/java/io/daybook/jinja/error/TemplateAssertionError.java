package io.daybook.jinja.error;

/// A template that parses and can never run: an unknown filter, a misplaced `extends`.
public final class TemplateAssertionError extends TemplateSyntaxError {
  private static final long serialVersionUID = 1L;

  /// An error at a packed place.
  public TemplateAssertionError(String message, int position) {
    super("TemplateAssertionError", message, position);
  }
}
