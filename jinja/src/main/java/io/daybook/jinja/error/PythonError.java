package io.daybook.jinja.error;

/// An error that Python itself would raise: `TypeError`, `ValueError`, `ZeroDivisionError`.
public final class PythonError extends JinjaException {
  private static final long serialVersionUID = 1L;

  /// An error under Python's class name.
  public PythonError(String type, String message) {
    super(type, message);
  }

  /// A value of the wrong type.
  public static PythonError type(String message) {
    return new PythonError("TypeError", message);
  }

  /// A value of the right type that does not fit.
  public static PythonError value(String message) {
    return new PythonError("ValueError", message);
  }

  /// A sequence has no such index.
  public static PythonError index(String message) {
    return new PythonError("IndexError", message);
  }

  /// A mapping has no such key; the message is the key's `repr`.
  public static PythonError key(String keyRepr) {
    return new PythonError("KeyError", keyRepr);
  }

  /// An object has no such attribute.
  public static PythonError attribute(String message) {
    return new PythonError("AttributeError", message);
  }

  /// A number grows beyond its type.
  public static PythonError overflow(String message) {
    return new PythonError("OverflowError", message);
  }

  /// A division by zero.
  public static PythonError zeroDivision(String message) {
    return new PythonError("ZeroDivisionError", message);
  }

  /// Whether subscripting catches this error and answers with an undefined value.
  public boolean isLookupOrType() {
    return switch (type()) {
      case "TypeError", "KeyError", "IndexError", "LookupError" -> true;
      default -> false;
    };
  }
}
