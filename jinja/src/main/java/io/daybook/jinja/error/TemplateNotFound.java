package io.daybook.jinja.error;

/// The loader knows no template of that name.
public final class TemplateNotFound extends JinjaException {
  private static final long serialVersionUID = 1L;

  /// An error for one name; Jinja2's message is the name itself.
  public TemplateNotFound(String name) {
    super("TemplateNotFound", name);
  }

  /// An error for a choice of names.
  public TemplateNotFound(String type, String message) {
    super(type, message);
  }
}
