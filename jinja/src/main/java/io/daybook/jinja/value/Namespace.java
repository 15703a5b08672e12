package io.daybook.jinja.value;

/// What `namespace()` makes: the only object whose attributes a template may set.
public final class Namespace {
  private final PyDict attributes;

  /// A namespace that begins with the given attributes.
  public Namespace(PyDict attributes) {
    this.attributes = attributes;
  }

  /// The attributes by name.
  public PyDict attributes() {
    return attributes;
  }
}
