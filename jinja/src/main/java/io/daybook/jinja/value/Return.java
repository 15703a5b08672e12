package io.daybook.jinja.value;

/// A host function throws this to end the macro that called it with a value of any type, as dbt's
/// `return` does.
public final class Return extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;

  /// Unwinds to the nearest named macro, whose call then yields the value.
  public Return(Object value) {
    super("return outside of a macro", null, false, false);
    this.value = value;
  }

  /// What the macro's call yields.
  public Object value() {
    return value;
  }
}
