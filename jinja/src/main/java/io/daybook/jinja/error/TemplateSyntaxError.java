package io.daybook.jinja.error;

/// A template that cannot be parsed.
public class TemplateSyntaxError extends JinjaException {
  private static final long serialVersionUID = 1L;

  /// An error at a packed place.
  public TemplateSyntaxError(String message, int position) {
    this("TemplateSyntaxError", message, position);
  }

  /// An error of a more exact kind at a packed place.
  protected TemplateSyntaxError(String type, String message, int position) {
    super(type, message);
    mark(position);
  }
}
