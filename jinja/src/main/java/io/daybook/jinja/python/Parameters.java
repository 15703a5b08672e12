package io.daybook.jinja.python;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.value.Arguments;

/// Checks what a method of Python's own types was given.
final class Parameters {
  private Parameters() {}

  /// Refuses keyword arguments and a wrong number of positional ones.
  static void check(Arguments arguments, String type, String name, int least, int most) {
    if (!arguments.keyword().isEmpty()) {
      throw PythonError.type(type + "." + name + "() takes no keyword arguments");
    }
    int given = arguments.count();
    if (given >= least && given <= most) {
      return;
    }
    if (most == 0) {
      throw PythonError.type(type + "." + name + "() takes no arguments (" + given + " given)");
    }
    if (least == most && most == 1) {
      throw PythonError.type(
          type + "." + name + "() takes exactly one argument (" + given + " given)");
    }
    String bound = given < least ? "at least " + least : "at most " + most;
    int limit = given < least ? least : most;
    throw PythonError.type(
        name + " expected " + bound + " argument" + (limit == 1 ? "" : "s") + ", got " + given);
  }
}
