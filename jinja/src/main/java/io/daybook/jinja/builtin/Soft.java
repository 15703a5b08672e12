package io.daybook.jinja.builtin;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.python.method.Attributes;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;

/// What many filters do with a value before they work on it.
final class Soft {
  private Soft() {}

  /// A text as it is, any other value printed (`soft_str`).
  static Object text(Object value) {
    return Markup.isText(value) ? value : Text.of(value);
  }

  /// Whether a value says itself how it stands in HTML (`__html__`).
  static boolean hasHtml(Object value) {
    return value instanceof Markup || value instanceof Undefined.Chainable;
  }

  /// Calls a method of a value as Python code would.
  static Object method(Interpreter caller, Object value, String name, Object... arguments) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    Object method = Attributes.find(value, name);
    if (method instanceof CallableValue callable) {
      return callable.call(caller, Arguments.of(arguments));
    }
    if (method != null) {
      throw PythonError.type("'" + Types.name(method) + "' object is not callable");
    }
    throw PythonError.attribute(
        "'" + Types.name(value) + "' object has no attribute '" + name + "'");
  }

  /// Text of the same kind as another.
  static Object like(Object model, String text) {
    return model instanceof Markup ? new Markup(text) : text;
  }

  static boolean isNone(Object value) {
    return value == None.NONE;
  }
}
